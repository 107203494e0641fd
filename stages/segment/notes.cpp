#include "stages/segment/notes.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::u32string_view kSigns = U"'\"’”*®°!|¹²³⁴⁵⁶⁷⁸⁹";
constexpr std::u32string_view kNoteOpening = U"“«\"[‘(";

/// The call at the beginning of a note.
struct Call {
    std::size_t size = 0;  ///< bytes, with the blank behind
    int number = 0;        ///< 0 for a sign
};

bool opens_note(std::string_view text) {
    const char32_t c = first_of(text);
    return is_upper(c) || (c != 0 && kNoteOpening.find(c) != std::u32string_view::npos);
}

/// `61l s'agit` is note 6 that begins with "Il": the capital was read as the digit.
bool is_glued_il(std::string_view text) {
    return text.starts_with("1l") || text.starts_with("ll") || text.starts_with("1I") || text.starts_with("lI");
}

/// `1. Note`, `(1) Note`, `[1] Note`: as lists are numbered too, only where the page calls such a note.
std::optional<Call> pointed_call(std::string_view line) {
    const bool bracketed = !line.empty() && (line[0] == '(' || line[0] == '[');
    const std::size_t begin = bracketed ? 1 : 0;
    std::size_t at = begin;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    if (at == begin || at - begin > 3 || at + 2 >= line.size()) return std::nullopt;
    const char closing = bracketed ? (line[0] == '(' ? ')' : ']') : '.';
    if (line[at] != closing || line[at + 1] != ' ' || !opens_note(line.substr(at + 2))) return std::nullopt;
    return Call{at + 2, std::stoi(std::string(line.substr(begin, at - begin)))};
}

/// Whether the text holds `number` as a note call: glued behind a word or a quote, raised or in brackets.
bool has_call(std::string_view text, int number) {
    static constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const std::string digits = std::to_string(number);
    std::string raised;
    for (const char c : digits) raised += kRaised[static_cast<std::size_t>(c - '0')];
    const std::string shapes[] = {digits, raised, "(" + digits + ")", "[" + digits + "]"};
    for (const std::string& shape : shapes) {
        for (std::size_t at = text.find(shape, 1); at != std::string_view::npos; at = text.find(shape, at + 1)) {
            std::size_t end = at;
            const char32_t before = previous_code_point(text, end);
            const std::size_t behind = at + shape.size();
            const char32_t after = behind < text.size() ? first_of(text.substr(behind)) : 0;
            const bool bracket = shape[0] == '(' || shape[0] == '[';
            const bool glued = is_letter(before) || before == U'»' || before == U'”' || before == U')' || (bracket && before == U' ');
            if (glued && !is_letter(after) && !is_digit(after)) return true;
        }
    }
    return false;
}

std::optional<Call> numbered_call(std::string_view line, int expected) {
    const std::string next = std::to_string(expected);
    if (line.starts_with(next)) {
        const std::string_view behind = line.substr(next.size());
        if (is_glued_il(behind) || (!behind.empty() && behind[0] != ' ' && opens_note(behind))) {
            return Call{next.size(), expected};
        }
    }
    std::size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    if (digits == 0 || digits > 3 || digits + 1 >= line.size() || line[digits] != ' ') return std::nullopt;
    if (!opens_note(line.substr(digits + 1))) return std::nullopt;
    return Call{digits + 1, std::stoi(std::string(line.substr(0, digits)))};
}

/// Whether a note that prints `number` may be note `expected`: the same, a neighbour, or a part of
/// its digits (3 for 13).
bool may_be(int number, int expected) {
    if (number >= expected - 1 && number <= expected + 2) return true;
    const std::string wanted = std::to_string(expected);
    const std::string printed = std::to_string(number);
    return wanted.size() > printed.size() && wanted.find(printed) != std::string::npos;
}

class NoteFinder {
  public:
    explicit NoteFinder(Draft& draft) : draft_(draft) {
        for (const TextLine& line : draft.lines) {
            const char32_t c = first_of(line.span.of(draft.text));
            if (kSigns.find(c) != std::u32string_view::npos && line.width > 2) ++line_starts_[c];
        }
    }

    void mark() {
        std::vector<Block> all;
        all.reserve(draft_.blocks.size());
        for (std::size_t begin = 0; begin < draft_.blocks.size();) {
            const std::uint32_t number = draft_.page(draft_.blocks[begin]);
            std::vector<Block> page;
            while (begin < draft_.blocks.size() && draft_.page(draft_.blocks[begin]) == number) {
                page.push_back(std::move(draft_.blocks[begin++]));
            }
            mark_page(page);
            std::move(page.begin(), page.end(), std::back_inserter(all));
        }
        draft_.blocks = std::move(all);
    }

  private:
    [[nodiscard]] std::optional<Call> call(const Block& block) const {
        const std::string_view line = draft_.first_line(block);
        if (block.has_speaker || block.decided) return std::nullopt;
        if (const std::optional<Call> numbered = numbered_call(line, expected_)) {
            const bool fits = draft_.in_interviews(block) ? numbered->number == expected_ : may_be(numbered->number, expected_);
            return fits ? numbered : std::nullopt;
        }
        if (const std::optional<Call> pointed = pointed_call(line)) {
            return pointed->number == expected_ && pointed_ ? pointed : std::nullopt;
        }
        if (draft_.in_interviews(block)) return std::nullopt;
        const char32_t sign = first_of(line);
        if (sign == 0 || kSigns.find(sign) == std::u32string_view::npos) return std::nullopt;
        std::size_t size = 0;
        next_code_point(line, size);
        const bool raised = sign == U'¹' || sign == U'²' || sign == U'³' || sign >= U'⁴';
        const bool spaced = size < line.size() && line[size] == ' ';
        if (!spaced && !(raised && sign != U'’' && sign != U'”')) return std::nullopt;
        if (spaced) ++size;
        if (!opens_note(line.substr(size))) return std::nullopt;
        // A sign that begins many lines is a bullet or a quote.
        const auto seen = line_starts_.find(sign);
        constexpr int kOften = 4;
        const bool is_quote = sign == U'"' || sign == U'\'' || sign == U'’' || sign == U'”';
        if (!is_quote && seen != line_starts_.end() && seen->second > kOften) return std::nullopt;
        return Call{size, 0};
    }

    [[nodiscard]] bool may_be_foot(const Block& block) const {
        if (block.kind == PassageKind::furniture) return true;
        if (block.decided) return block.kind == PassageKind::note;
        if (block.is_interview_heading) return false;
        return is_address_line(draft_.first_line(block)) || call(block).has_value();
    }

    /// Notes that are numbered anew on every page, or set as `1. Note`, or that go on from pages which the
    /// text does not have: the text of the page calls the first of them.
    void look_at_numbers(const std::vector<Block>& page) {
        pointed_ = false;
        for (const Block& block : page) {
            if (block.kind == PassageKind::furniture || block.decided || draft_.in_interviews(block)) continue;
            const std::string_view line = draft_.first_line(block);
            const std::optional<Call> pointed = pointed_call(line);
            const std::optional<Call> plain = pointed ? std::nullopt : numbered_call(line, 1);
            const int number = pointed ? pointed->number : plain ? plain->number : 0;
            const bool restarts = number == 1 && expected_ > 1;
            const bool begins = plain && number > 1 && !seen_ && (is_last_text(page, block) || is_called(page, number));
            const bool called = (restarts || (pointed && number == expected_)) && is_called(page, number);
            if (number == 0 || !(begins || called)) continue;
            pointed_ = pointed.has_value();
            expected_ = number;
            return;
        }
    }

    /// Set apart at the foot of the page, and a sentence.
    [[nodiscard]] bool is_last_text(const std::vector<Block>& page, const Block& block) const {
        if (draft_.lines[block.lines.begin].blanks_before == 0 || !ends_sentence(draft_.last_line(block))) return false;
        std::size_t last = page.size();
        while (last > 0 && page[last - 1].kind == PassageKind::furniture) --last;
        const bool is_last = last > 0 && page[last - 1].lines.begin == block.lines.begin;
        const bool is_next_to_last = last > 1 && page[last - 2].lines.begin == block.lines.begin && begins_with_digit(page[last - 1]);
        return last > 2 && (is_last || is_next_to_last);
    }
    [[nodiscard]] bool begins_with_digit(const Block& block) const { return is_digit(first_of(draft_.first_line(block))); }

    [[nodiscard]] bool is_called(const std::vector<Block>& page, int number) const {
        return std::any_of(page.begin(), page.end(), [&](const Block& block) {
            return block.kind != PassageKind::furniture && has_call(draft_.body(block).of(draft_.text), number);
        });
    }

    void mark_page(std::vector<Block>& page) {
        look_at_numbers(page);
        // Backwards over what may be the foot; numbers rise, so any near one is taken for now.
        std::size_t first = page.size();
        while (first > 0 && is_foot_backwards(page[first - 1])) --first;
        while (first < page.size() && !begins_note(page[first])) ++first;
        if (first == page.size()) first = split_foot(page);
        if (first == 0) return;
        for (; first < page.size(); ++first) {
            split_note(page, first);
            if (page[first].kind != PassageKind::furniture && !page[first].decided) make_note(page[first]);
        }
    }

    void make_note(Block& block) {
        block.label = {};
        block.kind = PassageKind::note;
        const std::optional<Call> found = call(block);
        if (!found) return;
        const std::uint32_t at = draft_.lines[block.lines.begin].span.begin;
        block.label = {at, at + static_cast<std::uint32_t>(found->size)};
        expected_ = std::max(expected_, found->number) + 1;
        seen_ = true;
    }

    [[nodiscard]] bool begins_note(const Block& block) const {
        return block.kind != PassageKind::furniture && call(block).has_value();
    }

    /// A page has few notes: the number of a later one may be ahead of the next by some.
    [[nodiscard]] bool is_foot_backwards(const Block& block) {
        constexpr int kNotesOfAPage = 12;
        const int next = expected_;
        bool foot = may_be_foot(block);
        for (int ahead = 1; ahead < kNotesOfAPage && !foot; ++ahead) {
            expected_ = next + ahead;
            foot = may_be_foot(block);
        }
        expected_ = next;
        return foot;
    }

    /// Notes set close under one another: the block breaks before the number that follows its own.
    void split_note(std::vector<Block>& page, std::size_t note) const {
        const std::optional<Call> first = call(page[note]);
        if (!first || first->number == 0 || page[note].decided) return;
        const Range lines = page[note].lines;
        for (std::uint32_t i = lines.begin + 1; i < lines.end; ++i) {
            const std::optional<Call> next = numbered_call(draft_.line(i), first->number + 1);
            if (!next || next->number != first->number + 1 || !ends_sentence(draft_.line(i - 1))) continue;
            page[note].lines.end = i;
            page.insert(page.begin() + static_cast<std::ptrdiff_t>(note) + 1, Block{.lines = {i, lines.end}});
            return;
        }
    }

    /// Notes set close under the text: the last block of the page breaks before the next number.
    /// Returns the index of the note, or the size of the page.
    std::size_t split_foot(std::vector<Block>& page) const {
        std::size_t last = page.size() - 1;
        while (last > 0 && page[last].kind == PassageKind::furniture) --last;
        const Range lines = page[last].lines;
        // A row of a table or of a list may begin with that number as well: a note has sentences.
        const bool may_hold_note = !draft_.in_interviews(page[last]) && !page[last].decided && page[last].kind != PassageKind::furniture &&
                                   ends_sentence(draft_.last_line(page[last]));
        if (!may_hold_note) return page.size();
        for (std::uint32_t i = lines.begin + 1; i < lines.end; ++i) {
            const std::optional<Call> found = numbered_call(draft_.line(i), expected_);
            if (!found || found->number != expected_ || !ends_sentence(draft_.line(i - 1))) continue;
            page[last].lines.end = i;
            page.insert(page.begin() + static_cast<std::ptrdiff_t>(last) + 1, Block{.lines = {i, lines.end}});
            return last + 1;
        }
        return page.size();
    }

    Draft& draft_;
    int expected_ = 1;
    bool seen_ = false;     ///< a note was found
    bool pointed_ = false;  ///< the notes of this page stand as `1. Note`
    std::map<char32_t, int> line_starts_;
};

}  // namespace

void mark_notes(Draft& draft) { NoteFinder(draft).mark(); }

}  // namespace glane
