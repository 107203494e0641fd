#include "stages/segment/regions.h"

#include <algorithm>
#include <cstddef>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

// Fewer short lines in a row than this may be headings, a title page, a list without bullets.
constexpr std::uint32_t kFigureLines = 6;
// A line narrower than this share of a full one was broken by something else than the margin.
constexpr double kNarrow = 0.62;
constexpr double kFull = 0.72;

enum class Look : std::uint8_t { prose, fragment, table, caption, skipped };

class RegionFinder {
  public:
    RegionFinder(Draft& draft, const RegionRules& rules) : draft_(draft), rules_(rules) {}

    void mark() {
        looks_.reserve(draft_.blocks.size());
        for (const Block& block : draft_.blocks) looks_.push_back(look_of(block));
        for (std::size_t i = 1; i < looks_.size(); ++i) {
            if (is_stray_bullet(i)) looks_[i] = Look::fragment;
            if (looks_[i - 1] == Look::table && has_bars(i)) looks_[i] = Look::table;
        }
        std::size_t begin = 0;
        while (begin < looks_.size()) {
            if (looks_[begin] == Look::prose) {
                ++begin;
                continue;
            }
            std::size_t end = begin;
            while (end < looks_.size() && looks_[end] != Look::prose) ++end;
            decide(begin, end);
            begin = end;
        }
    }

  private:
    [[nodiscard]] Look look_of(const Block& block) const {
        if (draft_.in_interviews(block) || block.decided) return Look::prose;
        if (block.kind == PassageKind::furniture || block.kind == PassageKind::note) return Look::skipped;
        if (block.has_speaker) return Look::prose;
        std::uint32_t bars = 0;
        std::uint32_t number_rows = 0;
        for (std::uint32_t i = block.lines.begin; i < block.lines.end; ++i) {
            bars += has_column_bar(draft_.line(i)) ? 1 : 0;
            number_rows += is_number_row(draft_.line(i), rules_.language) ? 1 : 0;
        }
        const std::uint32_t size = block.lines.size();
        if (number_rows >= 3 && number_rows * 2 >= size) return Look::table;
        const bool closed = ends_sentence(draft_.last_line(block));
        if (bars > 0 && (closed ? bars >= 2 && bars * 2 >= size : bars >= 2 || size <= 6)) return Look::table;
        if (block.kind == PassageKind::list_item || is_dialogue(block)) return Look::prose;
        const std::string text = draft_.joined(block, 400);
        if (size <= 4) {
            if (any_found_in(rules_.captions, text)) return Look::caption;
            if (any_found_in(rules_.headings, text)) return Look::prose;
            int depth = 0;
            if (numbering_size(text, depth) > 0 && size <= 3) return Look::prose;
        }
        return is_prose(block, text) ? Look::prose : Look::fragment;
    }

    /// Most lines begin with a dash, or with a quote that they close: people talk.
    [[nodiscard]] bool is_dialogue(const Block& block) const {
        std::uint32_t spoken = 0;
        for (std::uint32_t i = block.lines.begin; i < block.lines.end; ++i) {
            const std::string_view line = draft_.line(i);
            const char32_t first = first_of(line);
            const bool dash = (first == U'—' || first == U'–' || first == U'-') && letter_count(line) > 1;
            const bool quote = first != 0 && std::u32string_view(U"“\"«").find(first) != std::u32string_view::npos &&
                               (ends_with_quote(line) || word_count(line) > 3);
            spoken += dash || quote ? 1 : 0;
        }
        return spoken * 2 > block.lines.size();
    }

    [[nodiscard]] bool is_prose(const Block& block, const std::string& text) const {
        constexpr std::size_t kWordsOfASentence = 12;
        const std::uint32_t size = block.lines.size();
        const bool closed = ends_sentence(draft_.last_line(block)) || ends_clause(draft_.last_line(block));
        if (draft_.full_width == 0) return closed || word_count(text) > kWordsOfASentence;
        std::uint32_t full = 0;
        for (std::uint32_t i = block.lines.begin; i < block.lines.end; ++i) {
            full += draft_.lines[i].width >= kFull * draft_.full_width ? 1 : 0;
        }
        if (size == 1) return (full == 1 && (closed || starts_high(text))) || (closed && word_count(text) >= 5 && !is_narrow(block));
        // All lines but the last run to the margin, or nearly.
        const bool runs_full = full * 10 >= (size - 1) * 7;
        if (runs_full && (closed || full >= 2)) return closed || !starts_many_columns(block);
        return closed && !is_narrow(block) && word_count(text) >= kWordsOfASentence;
    }

    /// Full lines without one full stop at a line's end and without sentences: rows of a table.
    [[nodiscard]] bool starts_many_columns(const Block& block) const {
        std::uint32_t stops = 0;
        std::uint32_t capitals = 0;
        for (std::uint32_t i = block.lines.begin; i < block.lines.end; ++i) {
            stops += draft_.line(i).find(". ") != std::string_view::npos || ends_sentence(draft_.line(i)) ? 1 : 0;
            capitals += starts_high(draft_.line(i)) ? 1 : 0;
        }
        return stops == 0 && capitals * 2 >= block.lines.size() && block.lines.size() >= 2;
    }

    [[nodiscard]] bool is_narrow(const Block& block) const {
        return draft_.widest(block) < kNarrow * draft_.full_width;
    }

    [[nodiscard]] std::uint32_t lines_in(std::size_t begin, std::size_t end) const {
        std::uint32_t count = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (looks_[i] != Look::skipped) count += draft_.blocks[i].lines.size();
        }
        return count;
    }

    /// One run of blocks without prose.
    void decide(std::size_t begin, std::size_t end) {
        while (begin < end && (looks_[begin] == Look::skipped || ends_prose(begin))) ++begin;
        while (end > begin && looks_[end - 1] == Look::skipped) --end;
        if (begin == end) return;
        const auto is_table = [](Look look) { return look == Look::table; };
        const auto from = looks_.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = looks_.begin() + static_cast<std::ptrdiff_t>(end);
        const auto table = std::find_if(from, to, is_table);
        if (table != to) {
            mark_table(begin, static_cast<std::size_t>(table - looks_.begin()), end);
        } else {
            mark_figure(begin, end);
        }
    }

    /// Rows that end like a sentence, behind others of their table.
    [[nodiscard]] bool has_bars(std::size_t i) const {
        const Block& block = draft_.blocks[i];
        if (looks_[i] != Look::prose || block.decided || block.kind != PassageKind::paragraph || draft_.in_interviews(block)) return false;
        std::uint32_t bars = 0;
        for (std::uint32_t k = block.lines.begin; k < block.lines.end; ++k) bars += has_column_bar(draft_.line(k)) ? 1 : 0;
        return bars >= 2;
    }

    /// One line among fragments that happens to begin like a list item.
    [[nodiscard]] bool is_stray_bullet(std::size_t i) const {
        const Block& block = draft_.blocks[i];
        if (block.kind != PassageKind::list_item || looks_[i - 1] != Look::fragment) return false;
        const bool in_list = draft_.blocks[i - 1].kind == PassageKind::list_item ||
                             (i + 1 < looks_.size() && draft_.blocks[i + 1].kind == PassageKind::list_item);
        return !in_list && !ends_sentence(draft_.last_line(block)) && !ends_clause(draft_.last_line(block));
    }

    /// The last line of a paragraph, torn off: small letters behind text that has not ended.
    [[nodiscard]] bool ends_prose(std::size_t i) const {
        if (i == 0 || looks_[i] != Look::fragment || draft_.blocks[i].lines.size() > 1) return false;
        const Block& before = draft_.blocks[i - 1];
        return looks_[i - 1] == Look::prose && !ends_sentence(draft_.last_line(before)) &&
               last_of(draft_.last_line(before)) != U':' && starts_low(draft_.first_line(draft_.blocks[i])) &&
               ends_sentence(draft_.last_line(draft_.blocks[i]));
    }

    /// From the first block that is one; before it only a caption, or fragments that are no headings.
    void mark_table(std::size_t begin, std::size_t table, std::size_t end) {
        std::size_t first = table;
        while (first > begin && (looks_[first - 1] == Look::caption || !may_be_heading(first - 1))) --first;
        while (end > table + 1 && begins_section(end - 1)) --end;
        // Up to two headings between the table and the text below it.
        for (int i = 0; i < 2 && end > table + 1 && looks_[end - 1] == Look::fragment && may_be_heading(end - 1); ++i) --end;
        set(first, end, PassageKind::table);
    }

    void mark_figure(std::size_t begin, std::size_t end) {
        while (end > begin && begins_section(end - 1)) --end;
        // The title page, and a heading above the picture.
        while (begin < end && draft_.page(draft_.blocks[begin]) == 0 && may_be_heading(begin)) ++begin;
        if (begin == end) return;
        const std::uint32_t lines = lines_in(begin, end);
        const bool captioned = std::find(looks_.begin() + static_cast<std::ptrdiff_t>(begin),
                                         looks_.begin() + static_cast<std::ptrdiff_t>(end),
                                         Look::caption) != looks_.begin() + static_cast<std::ptrdiff_t>(end);
        if (lines < kFigureLines && !(captioned && lines >= 3)) return;
        if (draft_.full_width == 0 && !captioned) return;
        set(begin, end, is_wide(begin, end) ? PassageKind::table : PassageKind::figure);
    }

    /// Many words a line, as the rows of a table have; the pieces of a picture are short.
    [[nodiscard]] bool is_wide(std::size_t begin, std::size_t end) const {
        if (draft_.full_width == 0) return false;
        std::uint32_t wide = 0;
        std::uint32_t lines = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (looks_[i] == Look::skipped) continue;
            for (std::uint32_t k = draft_.blocks[i].lines.begin; k < draft_.blocks[i].lines.end; ++k) {
                wide += draft_.lines[k].width >= kNarrow * draft_.full_width ? 1 : 0;
                ++lines;
            }
        }
        return wide * 2 > lines;
    }

    /// The last block of a run that heads the text of a new page is not part of what stands before.
    [[nodiscard]] bool begins_section(std::size_t i) const {
        if (looks_[i] == Look::skipped) return true;
        const bool new_page = i == 0 || draft_.page(draft_.blocks[i]) != draft_.page(draft_.blocks[i - 1]);
        return new_page && may_be_heading(i) && looks_[i] == Look::fragment;
    }

    [[nodiscard]] bool may_be_heading(std::size_t i) const {
        if (looks_[i] != Look::fragment) return looks_[i] == Look::skipped;
        const Block& block = draft_.blocks[i];
        const std::string text = draft_.joined(block, 400);
        return block.lines.size() <= 3 && starts_high(text) && letter_count(text) >= 4 && word_count(text) >= 1 &&
               !ends_clause(text);
    }

    void set(std::size_t begin, std::size_t end, PassageKind kind) {
        for (std::size_t i = begin; i < end; ++i) {
            if (looks_[i] == Look::skipped) continue;
            draft_.blocks[i].kind = kind;
            draft_.blocks[i].label = {};
        }
    }

    Draft& draft_;
    const RegionRules& rules_;
    std::vector<Look> looks_;
};

}  // namespace

void mark_regions(Draft& draft, const RegionRules& rules) { RegionFinder(draft, rules).mark(); }

}  // namespace glane
