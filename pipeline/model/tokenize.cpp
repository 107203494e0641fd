#include "pipeline/model/tokenize.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::array<std::string_view, 3> kAddressStarts{"http://", "https://", "www."};
constexpr std::array<std::string_view, 8> kDomainEnds{"fr", "org", "com", "net", "eu", "bzh", "info", "io"};
constexpr std::array<std::string_view, 9> kNumberEndings{"e", "er", "re", "eme", "nd", "nde", "h", "es", "ers"};
// Longest part before the @ of an address (RFC 5321) and longest domain name that are looked for.
constexpr std::size_t kAddressLimit = 64;

bool is_ascii_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
bool is_middle_dot(char32_t c) { return c == U'\u00B7' || c == U'\u2027' || c == U'\u2022' || c == U'\u22C5'; }
bool is_number_blank(char32_t c) { return c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009'; }
bool is_word_part(char32_t c) {
    if (c < 0x80) return is_ascii_letter_or_digit(static_cast<char>(c));
    return is_letter(c) || is_mark(c) || is_digit(c);
}
bool is_blank_or_control(char32_t c) {
    return is_space(c) || c < 0x20 || (c >= 0x7F && c < 0xA0) || c == U'\u200B' || c == U'\u00AD' || c == U'\uFEFF';
}
bool is_drawn(char32_t c) {
    return c < 0x80 && std::string_view("-_=*~#<>+|").find(static_cast<char>(c)) != std::string_view::npos;
}

class Tokenizer {
  public:
    Tokenizer(std::string_view text, Span within, const Language& language)
        : text_(text.substr(0, within.end)), at_(within.begin), language_(language) {}

    std::vector<Token> tokens() {
        while (at_ < text_.size()) {
            const std::size_t begin = at_;
            std::size_t next = at_;
            const char32_t c = next_code_point(text_, next);
            if (is_blank_or_control(c)) {
                at_ = next;
            } else if (take_address()) {
                emit(begin, TokenKind::word);
            } else if (is_digit(c)) {
                take_number();
            } else if (is_letter(c) || is_mark(c)) {
                take_word();
            } else {
                take_punctuation();
                emit(begin, TokenKind::punctuation);
            }
        }
        return std::move(tokens_);
    }

  private:
    void emit(std::size_t begin, TokenKind kind) {
        tokens_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}, kind});
    }

    /// The code point at an offset; 0 at the end.
    [[nodiscard]] char32_t peek(std::size_t offset) const {
        if (offset >= text_.size()) return 0;
        return next_code_point(text_, offset);
    }
    [[nodiscard]] char32_t peek_behind(std::size_t offset) const {
        if (offset >= text_.size()) return 0;
        next_code_point(text_, offset);
        return peek(offset);
    }
    void step() { next_code_point(text_, at_); }

    template <typename Test>
    [[nodiscard]] std::size_t end_of_run(std::size_t offset, Test test, std::size_t limit = std::string_view::npos) const {
        for (std::size_t count = 0; offset < text_.size() && count < limit; ++count) {
            std::size_t next = offset;
            if (!test(next_code_point(text_, next))) break;
            offset = next;
        }
        return offset;
    }

    /// URL, e-mail address or bare domain.
    bool take_address() {
        const char first = text_[at_];
        if (!is_ascii_letter_or_digit(first)) return false;
        const std::string_view rest = text_.substr(at_);
        const bool is_url = (first == 'h' || first == 'w') &&
                            std::any_of(kAddressStarts.begin(), kAddressStarts.end(),
                                        [&](std::string_view start) { return rest.starts_with(start); });
        if (is_url) return take_url();

        std::size_t local = 0;
        bool has_dot = false;
        while (local < std::min(rest.size(), kAddressLimit) &&
               (is_ascii_letter_or_digit(rest[local]) || rest[local] == '.' || rest[local] == '-' ||
                rest[local] == '_' || rest[local] == '+')) {
            has_dot = has_dot || rest[local] == '.';
            ++local;
        }
        std::size_t domain = 0;
        if (local < rest.size() && rest[local] == '@') {
            domain = domain_size(rest.substr(local + 1), 2);
            if (domain > 0) domain += local + 1;
        } else if (has_dot) {
            domain = domain_size(rest, 0);
        }
        at_ += domain;
        return domain > 0;
    }

    bool take_url() {
        at_ = end_of_run(at_, [](char32_t c) { return !is_blank_or_control(c); });
        // Punctuation that closes the sentence or the bracket around the address.
        constexpr std::u32string_view kClosing = U".,;:!?)]}\"'»”’";
        while (true) {
            std::size_t before = at_;
            if (kClosing.find(previous_code_point(text_, before)) == std::u32string_view::npos) break;
            at_ = before;
        }
        return true;
    }

    /// Bytes of a domain name at the beginning of `text`, 0 if none. `free_ending` letters or more
    /// are taken for any top-level domain; 0 wants one that is known.
    static std::size_t domain_size(std::string_view text, std::size_t free_ending) {
        std::size_t end = 0;
        while (end < std::min(text.size(), kAddressLimit) &&
               (is_ascii_letter_or_digit(text[end]) || text[end] == '.' || text[end] == '-')) {
            ++end;
        }
        if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) return 0;
        while (end > 0 && !is_ascii_letter_or_digit(text[end - 1])) --end;
        const std::string_view name = text.substr(0, end);
        const std::size_t dot = name.rfind('.');
        if (dot == std::string_view::npos || dot == 0 || name.find("..") != std::string_view::npos) return 0;
        const std::string_view ending = name.substr(dot + 1);
        const bool known = std::find(kDomainEnds.begin(), kDomainEnds.end(), ending) != kDomainEnds.end();
        return known || (free_ending > 0 && ending.size() >= free_ending) ? end : 0;
    }

    void take_number() {
        const std::size_t begin = at_;
        at_ = end_of_run(at_, is_digit);
        if (at_ - begin <= 3) take_thousands();
        // Decimals, dates, times, ranges: 2,5  12/03/2023  00:12:31  2014-2020
        constexpr std::u32string_view kInside = U".,/:-";
        while (kInside.find(peek(at_)) != std::u32string_view::npos && peek(at_) != 0 && is_digit(peek_behind(at_))) {
            step();
            at_ = end_of_run(at_, is_digit);
        }
        const std::size_t digits_end = at_;
        at_ = end_of_run(at_, is_word_part);
        if (at_ > digits_end) {
            const std::string ending = folded(text_.substr(digits_end, std::min<std::size_t>(at_ - digits_end, 8)));
            const bool is_ordinal =
                std::find(kNumberEndings.begin(), kNumberEndings.end(), ending) != kNumberEndings.end() ||
                (ending.size() == 3 && ending[0] == 'h');
            emit(begin, is_ordinal ? TokenKind::number : TokenKind::word);
            return;
        }
        if (peek(at_) == U'%') {
            step();
        } else if (is_number_blank(peek(at_)) && peek_behind(at_) == U'%') {
            step();
            step();
        }
        emit(begin, TokenKind::number);
    }

    void take_thousands() {
        while (is_number_blank(peek(at_))) {
            std::size_t group = at_;
            next_code_point(text_, group);
            const std::size_t end = end_of_run(group, is_digit, 4);
            const bool is_group = end - group == 3 && !is_word_part(peek(end));
            if (!is_group) return;
            at_ = end;
        }
    }

    void take_word() {
        const std::size_t begin = at_;
        if (const std::size_t end = whole_word_end(); end > 0) {
            at_ = end;
            emit(begin, TokenKind::word);
            return;
        }
        bool has_hyphen = false;
        while (true) {
            at_ = end_of_run(at_, is_word_part);
            const char32_t c = peek(at_);
            if (is_apostrophe(c)) {
                if (!has_hyphen && language_.is_elision(text_.substr(begin, at_ - begin))) {
                    at_ = end_of_run(at_, is_apostrophe);
                    break;
                }
                if (!is_letter(peek_behind(at_))) break;
                step();
            } else if (is_hyphen(c)) {
                if (clitic_end(at_) > 0 || !is_word_part(peek_behind(at_))) break;
                has_hyphen = true;
                step();
            } else if (!take_inclusive_ending(c) && !take_initials(c, begin) && !take_ampersand(c)) {
                break;
            }
        }
        emit(begin, TokenKind::word);
        for (std::size_t end = clitic_end(at_); end > 0; end = clitic_end(at_)) {
            const std::size_t clitic = at_;
            at_ = end;
            emit(clitic, TokenKind::word);
        }
    }

    /// End of the longest word of the list of whole words that begins here, or 0.
    [[nodiscard]] std::size_t whole_word_end() const {
        std::size_t best = 0;
        std::size_t at = at_;
        bool has_joint = false;
        while (at < text_.size() && at - at_ <= language_.longest_whole_word()) {
            at = end_of_run(at, is_word_part, language_.longest_whole_word());
            if (has_joint && language_.is_whole_word(text_.substr(at_, at - at_))) best = at;
            const char32_t c = peek(at);
            if (!is_apostrophe(c) && !is_hyphen(c)) break;
            has_joint = true;
            next_code_point(text_, at);
        }
        return best;
    }

    /// End of a clitic at `offset` (at its hyphen), or 0. `-en` in tout-en-un is none: what follows
    /// must be another clitic or no hyphen.
    [[nodiscard]] std::size_t clitic_end(std::size_t offset) const {
        if (!is_hyphen(peek(offset))) return 0;
        std::size_t letters = offset;
        next_code_point(text_, letters);
        for (const std::string& clitic : language_.clitics()) {
            const std::string_view wanted = std::string_view(clitic).substr(1);
            const std::size_t end = end_of_match(letters, wanted);
            if (end == 0) continue;
            if (wanted.back() == '\'') return end;
            const char32_t behind = peek(end);
            if (is_word_part(behind) || is_apostrophe(behind)) continue;
            if (is_hyphen(behind) && is_letter(peek_behind(end)) && clitic_end(end) == 0) continue;
            return end;
        }
        return 0;
    }

    /// End of `wanted` (lower case, ' for any apostrophe) at `offset`, or 0.
    [[nodiscard]] std::size_t end_of_match(std::size_t offset, std::string_view wanted) const {
        for (std::size_t i = 0; i < wanted.size();) {
            const char32_t expected = next_code_point(wanted, i);
            if (offset >= text_.size()) return 0;
            char32_t c = next_code_point(text_, offset);
            if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
            if (is_apostrophe(c)) c = U'\'';
            if (is_hyphen(c)) c = U'-';
            if (c != expected) return 0;
        }
        return offset;
    }

    /// agent.e.s, citoyen·ne·s, élu(e)s: the ending belongs to the word.
    bool take_inclusive_ending(char32_t c) {
        const bool bracket = c == U'(';
        if (c != U'.' && !bracket && !is_middle_dot(c)) return false;
        std::size_t letters = at_;
        next_code_point(text_, letters);
        std::size_t end = end_of_run(letters, is_lower, 8);
        if (end == letters || is_letter(peek(end))) return false;
        if (!is_middle_dot(c) && !language_.is_inclusive_ending(text_.substr(letters, end - letters))) return false;
        if (bracket) {
            if (peek(end) != U')') return false;
            ++end;
        }
        at_ = end;
        return true;
    }

    /// S.I., U.N.E.S.C.O.: capitals with full stops between and, then, behind.
    bool take_initials(char32_t c, std::size_t begin) {
        if (c != U'.') return false;
        std::size_t before = at_;
        if (!is_upper(previous_code_point(text_, before))) return false;
        const bool is_first = before == begin;
        const bool is_later = before > begin && text_[before - 1] == '.';
        if (!is_first && !is_later) return false;
        std::size_t letter = at_ + 1;
        if (letter < text_.size() && is_upper(next_code_point(text_, letter)) && peek(letter) == U'.') {
            at_ = letter;
            return true;
        }
        if (!is_later) return false;
        ++at_;
        return false;
    }

    bool take_ampersand(char32_t c) {
        if (c != U'&' || !is_letter(peek_behind(at_))) return false;
        step();
        return true;
    }

    void take_punctuation() {
        const char32_t c = peek(at_);
        if ((c == U'[' || c == U'(') && take_omission(c == U'[' ? U']' : U')')) return;
        step();
        if (c == U'.' || c == U'\u2026') {
            at_ = end_of_run(at_, [](char32_t d) { return d == U'.' || d == U'\u2026'; });
        } else if (c == U'!' || c == U'?') {
            at_ = end_of_run(at_, [](char32_t d) { return d == U'!' || d == U'?'; });
        } else if (is_drawn(c)) {
            at_ = end_of_run(at_, [c](char32_t d) { return d == c; });
        }
    }

    /// [...], […], (...): what the transcriber left out.
    bool take_omission(char32_t closing) {
        const auto is_gap = [](char32_t d) { return d == U' ' || d == U'\u00A0'; };
        const std::size_t dots = end_of_run(at_ + 1, is_gap, 2);
        const std::size_t dots_end = end_of_run(dots, [](char32_t d) { return d == U'.' || d == U'\u2026'; }, 8);
        if (dots_end - dots < 2) return false;
        const std::size_t end = end_of_run(dots_end, is_gap, 2);
        if (peek(end) != closing) return false;
        at_ = end + 1;
        return true;
    }

    std::string_view text_;
    std::size_t at_;
    const Language& language_;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, Span within, const Language& language) {
    return Tokenizer(text, within, language).tokens();
}

}  // namespace glane
