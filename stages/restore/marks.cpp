#include "stages/restore/marks.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/model/unicode.h"
#include "stages/restore/letters.h"

namespace glane::restoring {
namespace {

constexpr double kBulletProbability = 0.9;
constexpr double kCallProbability = 0.85;
constexpr std::size_t kFewestBullets = 2;
constexpr std::size_t kMostNotes = 12;        // of one page
constexpr std::size_t kMostSigns = 3;         // as which one call is read
constexpr std::size_t kShortestNumbered = 3;  // bytes of a word that a number is glued to: mp3 is none
constexpr std::u32string_view kCallSigns = U"'’\"”*®°?!>^";
constexpr std::u32string_view kEndSigns = U"?!\"”";  // signs that may as well end what they stand behind
constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";

char32_t at_or_end(std::string_view text, std::size_t offset) {
    return offset < text.size() ? next_code_point(text, offset) : U'\0';
}

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// Ends where the line that begins at `begin` ends, without its line end.
std::size_t line_end(std::string_view text, std::size_t begin) { return std::min(text.find('\n', begin), text.size()); }

std::string raised(int number) {
    std::string out;
    for (const char digit : std::to_string(number))
        append_code_point(out, kRaised[static_cast<std::size_t>(digit - '0')]);
    return out;
}

/// The bullet that is read as this letter, or nothing.
std::string_view bullet_read_as(std::string_view letter, const Lexicon& lexicon) {
    for (const Confusion& confusion : lexicon.confusions()) {
        std::size_t at = 0;
        if (confusion.read != letter || confusion.truth.empty()) continue;
        if (is_bullet(next_code_point(confusion.truth, at))) return confusion.truth;
    }
    return {};
}

/// A sign or a number that may be a call, and where it stands.
struct Call {
    Span span;
    int number = 0;      ///< as it was read; 0 where signs were
    std::string digits;  ///< that were read among the signs
    bool firm = false;   ///< nothing but a call explains it
};

/// Whether the digits stand in the number in this order, with others between them.
bool holds(std::string_view number, std::string_view digits) {
    std::size_t at = 0;
    for (const char digit : number) at += at < digits.size() && digits[at] == digit ? 1 : 0;
    return at == digits.size();
}

/// Finds the notes and the calls of one page.
class PageOfNotes {
  public:
    PageOfNotes(std::string_view text, Span page) : text_(text.substr(0, page.end)), begin_(page.begin) {
        find_notes();
        if (!notes_.empty()) find_calls();
    }

    /// The calls with the numbers that they must have been; none where that is not certain.
    [[nodiscard]] std::vector<Call> calls() const {
        std::vector<Call> out;
        std::vector<Call> signs;
        std::vector<int> missing = notes_;
        for (const Call& call : calls_) {
            if (call.number == 0) {
                signs.push_back(call);
            } else if (std::erase(missing, call.number) > 0 && call.span.size() > 0) {
                out.push_back(call);
            }
        }
        if (signs.size() != missing.size()) std::erase_if(signs, [](const Call& call) { return !call.firm; });
        if (signs.size() == missing.size()) {
            for (std::size_t i = 0; i < signs.size(); ++i) {
                if (!holds(std::to_string(missing[i]), signs[i].digits)) continue;
                out.push_back(signs[i]);
                out.back().number = missing[i];
            }
        }
        std::sort(out.begin(), out.end(), [](const Call& a, const Call& b) { return a.span.begin < b.span.begin; });
        return out;
    }

  private:
    /// Lines of the lower half that begin with rising numbers and a blank; they end the text of the page.
    void find_notes() {
        const std::size_t middle = begin_ + (text_.size() - begin_) / 2;
        body_end_ = text_.size();
        for (std::size_t line = begin_; line < text_.size(); line = line_end(text_, line) + 1) {
            if (line < middle) continue;
            std::size_t at = line;
            int number = 0;
            while (at < text_.size() && at < line + 3 && text_[at] >= '0' && text_[at] <= '9') {
                number = 10 * number + (text_[at++] - '0');
            }
            const bool spaced = at > line && at + 1 < text_.size() && text_[at] == ' ';
            if (!spaced || !is_letter(at_or_end(text_, at + 1)) || (!notes_.empty() && number <= notes_.back()))
                continue;
            if (notes_.size() == kMostNotes) continue;
            if (notes_.empty()) body_end_ = line;
            notes_.push_back(number);
        }
    }

    void find_calls() {
        std::size_t word_begin = begin_;
        char32_t last = U'\0';
        char32_t earlier = U'\0';
        for (std::size_t at = begin_; at < body_end_;) {
            const std::size_t here = at;
            const char32_t c = next_code_point(text_, at);
            if (is_letter(c) && !is_letter(last)) word_begin = here;
            if (c == U'\n' && last == U'\n') opened_.clear();
            if (is_letter(last) && is_digit(c) && here - word_begin >= kShortestNumbered) at = take_number(here);
            if (is_one_of(c, kRaised)) at = take_raised(here);
            const bool behind_clause = (last == U',' || last == U'.') && is_letter(earlier);
            if ((is_letter(last) || behind_clause) && is_one_of(c, kCallSigns)) at = take_signs(here, word_begin);
            note_quotes(c, last);
            earlier = last;
            last = before(at);
        }
    }

    [[nodiscard]] char32_t before(std::size_t at) const { return previous_code_point(text_, at); }

    /// "enquête3": a number glued to a word, if a note has it.
    std::size_t take_number(std::size_t at) {
        const std::size_t begin = at;
        int number = 0;
        while (at < body_end_ && at < begin + 3 && text_[at] >= '0' && text_[at] <= '9') {
            number = 10 * number + (text_[at++] - '0');
        }
        if (!is_letter(at_or_end(text_, at)) && std::find(notes_.begin(), notes_.end(), number) != notes_.end()) {
            calls_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, number, {}, true});
        }
        return at;
    }

    /// A call that was read as it is needs no mending, but its note is served.
    std::size_t take_raised(std::size_t at) {
        int number = 0;
        while (at < body_end_) {
            std::size_t next = at;
            const std::size_t digit = kRaised.find(next_code_point(text_, next));
            if (digit == kRaised.npos) break;
            number = 10 * number + static_cast<int>(digit);
            at = next;
        }
        const auto end = static_cast<std::uint32_t>(at);
        calls_.push_back({{end, end}, number, {}, true});
        return at;
    }

    /// "quitté? la", "juge’ Hervé", "une*>enfance": signs where none belongs.
    std::size_t take_signs(std::size_t begin, std::size_t word_begin) {
        std::size_t at = begin;
        std::u32string signs;
        std::string digits;
        while (at < body_end_ && signs.size() + digits.size() < kMostSigns) {
            std::size_t next = at;
            const char32_t c = next_code_point(text_, next);
            if (!is_one_of(c, kCallSigns) && !is_digit(c)) break;
            if (is_digit(c))
                append_code_point(digits, c);
            else
                signs += c;
            at = next;
        }
        const char32_t next = at_or_end(text_, at);
        const char32_t follower = next == U' ' ? at_or_end(text_, at + 1) : next;
        const bool gap = next == U'\0' || is_space(next) || is_one_of(next, U",;.:)");
        const char32_t sign = signs.front();
        const bool quotes = is_apostrophe(sign) || sign == U'"' || sign == U'”';
        const bool elides = is_apostrophe(sign) &&
                            (begin - word_begin < 2 || text_.substr(word_begin, begin - word_begin).ends_with("qu"));
        const bool glued = is_lower(next) && !quotes;
        const bool ends = is_one_of(sign, kEndSigns) && signs.size() == 1 && !glued;
        if (quotes && (is_open(sign, at) || elides || (sign == U'\'' && is_quoted(begin))) && digits.empty()) return at;
        if (!gap && !glued && digits.empty()) return at;
        if (ends && !is_lower(follower) && !is_digit(follower)) return at;
        calls_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, 0, digits, !ends});
        return at;
    }

    /// Keeps the quotation marks of the paragraph that wait for their partners. A straight apostrophe
    /// before a word is no opening quote here: it is what is left of an elision.
    void note_quotes(char32_t c, char32_t last) {
        const bool free_before = last == U'\0' || is_space(last) || last == U'(';
        if (c == U'“' || c == U'‘' || (c == U'"' && free_before)) {
            opened_ += c;
        } else if (c == U'”' || c == U'"' || c == U'’') {
            const std::size_t partner = opened_.find_last_of(c == U'’' ? U"‘" : U"“\"");
            if (partner != opened_.npos) opened_.erase(partner, 1);
        }
    }

    /// Whether an apostrophe opens something within the few words before: 'un mot'.
    [[nodiscard]] bool is_quoted(std::size_t at) const {
        constexpr std::size_t kFewWords = 40;  // bytes
        for (std::size_t i = std::max(begin_ + 1, at - std::min(at, kFewWords)); i < at; ++i) {
            if (text_[i] == '\'' && (text_[i - 1] == ' ' || text_[i - 1] == '\n')) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_open(char32_t closing, std::size_t at) const {
        if (!is_apostrophe(closing)) return opened_.find_first_of(U"“\"") != opened_.npos;
        if (opened_.find(U'‘') != opened_.npos) return true;
        // What is left of a mark that closes, where no better one follows.
        return opened_.find_first_of(U"“\"") != opened_.npos && !is_closed_behind(at);
    }

    /// Whether a mark closes in the rest of the paragraph before another opens.
    [[nodiscard]] bool is_closed_behind(std::size_t at) const {
        constexpr std::size_t kReach = 2000;  // bytes
        for (const std::size_t end = std::min(body_end_, at + kReach); at < end;) {
            const char32_t c = next_code_point(text_, at);
            if (c == U'“' || (c == U'\n' && at_or_end(text_, at) == U'\n')) return false;
            if (c == U'”' || c == U'"') return true;
        }
        return false;
    }

    std::string_view text_;  // up to the end of the page
    std::size_t begin_;
    std::size_t body_end_ = 0;
    std::u32string opened_;
    std::vector<int> notes_;
    std::vector<Call> calls_;
};

}  // namespace

Rewriter restore_bullets(std::string_view text, const Lexicon& lexicon) {
    std::map<std::string_view, std::vector<std::uint32_t>> lines;  // by the lone letter at their beginning
    for (std::size_t begin = 0; begin < text.size(); begin = line_end(text, begin) + 1) {
        std::size_t at = begin;
        if (!is_letter(next_code_point(text, at)) || at + 1 >= text.size() || text[at] != ' ') continue;
        if (is_space(at_or_end(text, at + 1))) continue;
        lines[text.substr(begin, at - begin)].push_back(static_cast<std::uint32_t>(begin));
    }
    std::map<std::uint32_t, std::pair<std::uint32_t, std::string>> bullets;  // place: size, what it was
    for (const auto& [letter, begins] : lines) {
        const std::string_view bullet = bullet_read_as(letter, lexicon);
        if (bullet.empty() || begins.size() < kFewestBullets) continue;
        for (const std::uint32_t begin : begins) {
            bullets[begin] = {static_cast<std::uint32_t>(letter.size()), std::string(bullet)};
        }
    }
    Rewriter pass(text);
    for (const auto& [begin, bullet] : bullets) {
        pass.copy_to(begin);
        pass.replace(bullet.first, bullet.second, {"bullet", kBulletProbability});
    }
    return pass;
}

Rewriter restore_note_calls(std::string_view text, const std::vector<Span>& pages) {
    Rewriter pass(text);
    for (const Span page : pages) {
        for (const Call& call : PageOfNotes(text, page).calls()) {
            pass.copy_to(call.span.begin);
            const bool glued = is_letter(at_or_end(text, call.span.end));
            pass.replace(call.span.size(), raised(call.number) + (glued ? " " : ""), {"note call", kCallProbability});
        }
    }
    return pass;
}

}  // namespace glane::restoring
