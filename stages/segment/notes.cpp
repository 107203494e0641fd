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
#include "stages/segment/note_foot.h"
#include "stages/segment/note_numbers.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::u32string_view kSigns = U"'\"’‘”*®°!|¹²³⁴⁵⁶⁷⁸⁹";

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
            const bool fits =
                draft_.in_interviews(block) ? numbered->number == expected_ : may_be(numbered->number, expected_);
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
        const bool is_quote = sign == U'"' || is_apostrophe(sign) || sign == U'”';
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
        const bool is_next_to_last =
            last > 1 && page[last - 2].lines.begin == block.lines.begin && begins_with_digit(page[last - 1]);
        return last > 2 && (is_last || is_next_to_last);
    }
    [[nodiscard]] bool begins_with_digit(const Block& block) const {
        return is_digit(first_of(draft_.first_line(block)));
    }

    [[nodiscard]] bool is_called(const std::vector<Block>& page, int number) const {
        return std::any_of(page.begin(), page.end(), [&](const Block& block) {
            return block.kind != PassageKind::furniture && has_call(draft_.body(block).of(draft_.text), number);
        });
    }

    /// The notes of the page as a row that its numbers make sense of. False where there is none.
    bool mark_foot(std::vector<Block>& page) {
        std::vector<std::uint32_t> lines;
        for (const Block& block : page) {
            if (block.kind == PassageKind::furniture || block.decided || block.is_interview_heading) continue;
            for (std::uint32_t i = block.lines.begin; i < block.lines.end; ++i) lines.push_back(i);
        }
        const std::optional<Foot> foot =
            find_foot(draft_, lines, expected_, [&](int number) { return is_called(page, number); });
        if (!foot) return false;
        std::vector<Block> blocks;
        for (const Block& block : page) {
            const std::uint32_t first = foot->notes.front().line;
            if (block.kind == PassageKind::furniture || block.decided || block.lines.end <= first) {
                blocks.push_back(block);
                continue;
            }
            Block rest = block;
            for (const NoteStart& note : foot->notes) {
                if (note.line < rest.lines.begin || note.line >= rest.lines.end) continue;
                if (note.line > rest.lines.begin) {
                    blocks.push_back(rest);
                    blocks.back().lines.end = note.line;
                }
                const std::uint32_t at = draft_.lines[note.line].span.begin;
                rest = Block{.lines = {note.line, rest.lines.end}, .kind = PassageKind::note};
                rest.label = {at, at + static_cast<std::uint32_t>(note.call.size)};
            }
            if (rest.lines.begin > first && rest.label.empty())
                rest.kind = PassageKind::note;  // a note's next paragraph
            if (rest.kind == PassageKind::note && rest.lines.begin > first) rest.has_speaker = false;
            blocks.push_back(rest);
        }
        page = std::move(blocks);
        expected_ = foot->number + static_cast<int>(foot->notes.size());
        seen_ = true;
        return true;
    }

    void mark_page(std::vector<Block>& page) {
        if (mark_foot(page)) return;
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
            std::optional<Call> next = numbered_call(draft_.line(i), first->number + 1);
            if (!next && pointed_) next = pointed_call(draft_.line(i));
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
        const bool may_hold_note = !draft_.in_interviews(page[last]) && !page[last].decided &&
                                   page[last].kind != PassageKind::furniture &&
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
