#include "stages/segment/number_cells.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::size_t kLongestNumber = 24;  // words that a line's cells may take up

/// The digit that a letter is easily read for, or 0.
char lookalike(char c) {
    switch (c) {
        case 'O':
        case 'o':
        case 'Q': return '0';
        case 'l':
        case 'I':
        case 'i':
        case '|':
        case '!': return '1';
        case 'Z':
        case 'z': return '2';
        case 'S':
        case 's': return '5';
        case 'B': return '8';
        case 'g': return '9';
        default: return 0;
    }
}

/// Without blanks, however wide; minus signs as '-'.
std::string packed(std::string_view cell) {
    std::string out;
    for (std::size_t at = 0; at < cell.size() && out.size() < 64;) {
        const char32_t c = next_code_point(cell, at);
        if (is_space(c) || c == U'\u202F' || c == U'\u00A0') continue;
        if (c == U'−' || c == U'–') {
            out += '-';
        } else {
            append_code_point(out, c);
        }
    }
    return out;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

enum class WordLook : unsigned char { number, misread, sign, missing, other };

WordLook look_of(std::string_view word, const Language& language) {
    if (word == "%") return WordLook::sign;
    if (language.is_table_cue(folded(word.substr(0, 16)), TableCue::missing) && word.size() < 12)
        return WordLook::missing;
    const auto number = read_number(word);
    if (!number) return WordLook::other;
    return number->misread ? WordLook::misread : WordLook::number;
}

/// Groups of three digits behind one to three: "1" "234", no bar between them.
bool is_grouped(const TableLine& line, std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view first = line.words[begin].span.of(text);
    if (!is_digits(first) || first.size() > 3 || first.front() == '0') return false;
    for (std::size_t i = begin + 1; i < end; ++i) {
        const std::string_view word = line.words[i].span.of(text);
        if (word == "%" && i + 1 == end) return true;
        const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
        const bool last = i + 1 == end || line.words[i + 1].span.of(text) == "%";
        if (digits != 3 || line.words[i].bars > 0 || (!last && digits != word.size())) return false;
    }
    return true;
}

class Splitter {
  public:
    Splitter(const TableLine& line, std::string_view text, std::size_t cells, const Language& language)
        : line_(line), text_(text), cells_(cells), language_(language), first_(numbers_begin(line, text, language)) {}

    std::vector<NumberSplit> splits() {
        const std::size_t size = line_.words.size();
        if (size - first_ >= cells_ && size - first_ <= kLongestNumber && cells_ > 0) take(size, 0);
        std::stable_sort(found_.begin(), found_.end(),
                         [](const NumberSplit& a, const NumberSplit& b) { return a.doubt < b.doubt; });
        return std::move(found_);
    }

  private:
    /// Cells from the right: one more that ends at `end`.
    void take(std::size_t end, double doubt) {
        constexpr std::size_t kMost = 64;
        if (found_.size() >= kMost) return;
        if (begins_.size() == cells_) {
            add(end, doubt);
            return;
        }
        for (std::size_t begin = end; begin-- > first_ && end - begin <= 5;) {
            const auto cost = doubt_of(begin, end);
            if (!cost) continue;
            begins_.push_back(begin);
            take(begin, doubt + *cost);
            begins_.pop_back();
        }
    }

    /// How doubtful the words are as one cell; nothing where they are none.
    [[nodiscard]] std::optional<double> doubt_of(std::size_t begin, std::size_t end) const {
        const std::string_view first = line_.words[begin].span.of(text_);
        if (first == "%") return std::nullopt;
        const bool signed_share = end - begin > 1 && line_.words[end - 1].span.of(text_) == "%";
        const std::size_t words = end - begin - (signed_share ? 1 : 0);
        if (words == 1) {
            const WordLook look = look_of(first, language_);
            if (look == WordLook::missing) return signed_share ? std::nullopt : std::optional(0.0);
            const bool padded = first.size() > 1 && first.front() == '0' && is_digits(first);
            return padded ? 3.0 : look == WordLook::misread ? 0.5 : 0.0;
        }
        if (!is_grouped(line_, text_, begin, end)) return std::nullopt;
        return 0.0;
    }

    void add(std::size_t label_end, double doubt) {
        NumberSplit split;
        split.begins.assign(begins_.rbegin(), begins_.rend());
        // A number behind a word such as « de » is still the label's: Moins de 2 000 | 120.
        if (first_ > 0) {
            const std::string before = folded(line_.words[first_ - 1].span.of(text_).substr(0, 24));
            const bool open = language_.is_table_cue(before, TableCue::before) && line_.words[first_].bars == 0;
            if (label_end > first_) doubt += open ? 0 : static_cast<double>(label_end - first_);
            if (label_end == first_ && open && begins_.back() == first_ && starts_group()) doubt += 1;
        } else {
            // Numbers alone: the first of them names the row, a year say.
            doubt += label_end == 0 ? 1 : static_cast<double>(label_end - 1);
        }
        split.doubt = doubt;
        found_.push_back(std::move(split));
    }

    /// The first number may be of groups: 2 000.
    [[nodiscard]] bool starts_group() const {
        return first_ + 2 <= line_.words.size() && is_grouped(line_, text_, first_, first_ + 2);
    }

    const TableLine& line_;
    std::string_view text_;
    std::size_t cells_;
    const Language& language_;
    std::size_t first_;
    std::vector<std::size_t> begins_;
    std::vector<NumberSplit> found_;
};

}  // namespace

std::optional<CellNumber> read_number(std::string_view cell) {
    if (cell.empty() || cell.size() > 48) return std::nullopt;
    std::string text = packed(cell);
    CellNumber number;
    while (!text.empty() && text.back() == '%') {
        number.share = true;
        text.pop_back();
    }
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.erase(0, 1);
    bool has_digit = false;
    std::size_t letters = 0;
    std::size_t point = std::string::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char& c = text[i];
        if (c >= '0' && c <= '9') {
            has_digit = true;
        } else if ((c == ',' || c == '.') && point == std::string::npos && i > 0 && i + 1 < text.size()) {
            point = i;
        } else if (lookalike(c) != 0) {
            c = lookalike(c);
            ++letters;
        } else {
            return std::nullopt;
        }
    }
    // One letter among digits is a misreading; more are a word.
    number.misread = letters > 0;
    if (text.empty() || text.size() > 18 || letters > 1 || (!has_digit && !(number.share && letters == 1)))
        return std::nullopt;
    for (const char c : text) {
        if (c != ',' && c != '.') number.value = number.value * 10 + (c - '0');
    }
    if (point != std::string::npos) number.decimals = static_cast<int>(text.size() - point - 1);
    number.value /= std::pow(10, number.decimals);
    if (negative) number.value = -number.value;
    return number;
}

std::string printed(double value, int decimals) {
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    if (point < digits.size()) digits[point] = ',';
    for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, " ");
    return (value < -1e-9 ? "-" : "") + digits;
}

std::size_t numbers_begin(const TableLine& line, std::string_view text, const Language& language) {
    std::size_t begin = line.words.size();
    std::size_t certain = begin;  // a lone sign or a letter at the left end is the label's
    while (begin > 0 && line.words.size() - begin < kLongestNumber) {
        const WordLook look = look_of(line.words[begin - 1].span.of(text), language);
        if (look == WordLook::other) break;
        --begin;
        if (look == WordLook::number) certain = begin;
        const bool behind_number = certain < line.words.size();
        if ((look == WordLook::misread || look == WordLook::missing) && behind_number) certain = begin;
    }
    // Signs of missing values alone make no row, unless they stand between bars.
    return certain;
}

std::vector<NumberSplit> number_splits(const TableLine& line, std::string_view text, std::size_t cells,
                                       const Language& language) {
    return Splitter(line, text, cells, language).splits();
}

}  // namespace glane
