#include "stages/segment/headings.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::uint32_t kMostLines = 3;
constexpr std::size_t kMostBytes = 220;
constexpr std::size_t kMostWords = 24;
// Of a full line. A paragraph's first line reaches the margin, a heading in larger print cannot.
constexpr double kWidest = 0.82;

class HeadingFinder {
  public:
    HeadingFinder(Draft& draft, const std::vector<Pattern>& patterns) : draft_(draft), patterns_(patterns) {
        for (const Block& block : draft.blocks) {
            int depth = 0;
            const std::string_view line = draft.first_line(block);
            if (block.kind == PassageKind::paragraph && numbering_size(line, depth) > 0 && depth > 1) parts_.insert(std::atoi(line.data()));
        }
    }

    void mark() {
        for (std::size_t i = 0; i < draft_.blocks.size(); ++i) {
            Block& block = draft_.blocks[i];
            if (draft_.in_interviews(block) || block.kind != PassageKind::paragraph || block.has_speaker || block.decided) continue;
            const std::string text = draft_.joined(block, kMostBytes + 8);
            const bool named = block.lines.size() <= kMostLines && text.size() <= kMostBytes && any_found_in(patterns_, text);
            if (!named && !looks_like_heading(i, text)) continue;
            block.kind = PassageKind::heading;
            int depth = 0;
            const bool has_number = numbered(text, depth) > 0;
            block.sure_level = named || has_number;
            block.level = static_cast<std::uint8_t>(named ? 1 : depth);
        }
    }

  private:
    [[nodiscard]] bool looks_like_heading(std::size_t i, const std::string& text) const {
        const Block& block = draft_.blocks[i];
        int depth = 0;
        const std::size_t numbering = numbered(text, depth);
        const std::string_view words = std::string_view(text).substr(numbering);
        const bool short_enough = block.lines.size() <= kMostLines && text.size() <= kMostBytes &&
                                  word_count(words) <= kMostWords && letter_count(words) >= 4;
        if (!short_enough || !is_set_apart(i) || !has_a_heading_s_ends(words)) return false;
        if (draft_.full_width > 0 && draft_.widest(block) > kWidest * draft_.full_width) return false;
        if (draft_.full_width == 0 && block.lines.size() > 1) return false;
        if (numbering > 0) return starts_high(words);
        return starts_high(words) && !is_in_brackets(text) && !continues_below(i) && !follows_open_text(i) &&
               !is_attribution(i, words);
    }

    /// Bytes of the numbering: `1.2.`, and `1` where the document has parts 1.1, 1.2 …
    [[nodiscard]] std::size_t numbered(std::string_view text, int& depth) const {
        if (const std::size_t size = numbering_size(text, depth); size > 0) return size;
        std::size_t digits = 0;
        while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9') ++digits;
        const bool plain = digits > 0 && digits < 3 && digits < text.size() && text[digits] == ' ';
        if (!plain || !parts_.contains(std::stoi(std::string(text.substr(0, digits))))) return 0;
        depth = 1;
        return digits + 1;
    }

    /// A run-in heading may have a full stop: "Pour conclure."
    [[nodiscard]] static bool has_a_heading_s_ends(std::string_view text) {
        const char32_t last = last_of(text);
        if (last == U'?' || last == U'!') return !starts_with_quote(text);
        if (last == U'.') return word_count(text) == 2 && letter_count(text) >= 8;
        if (ends_clause(text) || last == U'…') return false;
        // « … . » is a quotation; “one”, “two” and “three” are names.
        if (ends_with_quote(text)) return !ends_sentence(text);
        return true;
    }

    [[nodiscard]] static bool is_in_brackets(std::string_view text) {
        return text.starts_with('(') || text.starts_with('[');
    }

    /// Blank lines around, or the edge of a page.
    [[nodiscard]] bool is_set_apart(std::size_t i) const {
        const Block& block = draft_.blocks[i];
        const bool above = i == 0 || draft_.lines[block.lines.begin].blanks_before > 0 ||
                           draft_.page(block) != draft_.page(draft_.blocks[i - 1]) ||
                           draft_.blocks[i - 1].kind == PassageKind::furniture;
        const auto& lines = draft_.lines;
        const bool indented_below = draft_.indented && i + 1 < draft_.blocks.size() &&
                                    begins_indented(lines, draft_.blocks[i + 1].lines.begin, draft_.text);
        const bool below = indented_below || i + 1 == draft_.blocks.size() ||
                           draft_.lines[draft_.blocks[i + 1].lines.begin].blanks_before > 0 ||
                           draft_.page(block) != draft_.page(draft_.blocks[i + 1]) ||
                           draft_.blocks[i + 1].kind == PassageKind::furniture;
        return above && below;
    }

    [[nodiscard]] const Block* neighbour(std::size_t i, int step) const {
        for (std::size_t k = i + static_cast<std::size_t>(step); k < draft_.blocks.size();
             k += static_cast<std::size_t>(step)) {
            const PassageKind kind = draft_.blocks[k].kind;
            if (kind != PassageKind::furniture && kind != PassageKind::note) return &draft_.blocks[k];
        }
        return nullptr;
    }

    /// The text goes on in lower case: the block is the torn beginning of a paragraph.
    [[nodiscard]] bool continues_below(std::size_t i) const {
        const Block* below = neighbour(i, 1);
        return below != nullptr && below->kind == PassageKind::paragraph && below->label.empty() &&
               starts_low(draft_.first_line(*below));
    }

    /// The paragraph above has not ended and runs to its margin: the block is its last line.
    [[nodiscard]] bool follows_open_text(std::size_t i) const {
        const Block* above = neighbour(i, -1);
        if (above == nullptr || above->kind != PassageKind::paragraph || draft_.full_width == 0) return false;
        const std::string_view line = draft_.last_line(*above);
        const bool open = !ends_sentence(line) && last_of(line) != U':' && !ends_with_quote(line);
        return open && draft_.lines[above->lines.end - 1].width >= kWidest * draft_.full_width &&
               above->lines.size() > 1;
    }

    /// Who said it stands below a quotation that is set apart.
    [[nodiscard]] bool is_attribution(std::size_t i, std::string_view words) const {
        constexpr std::size_t kWordsOfAnAttribution = 8;
        const Block* above = neighbour(i, -1);
        return above != nullptr && above->kind == PassageKind::paragraph && ends_with_quote(draft_.last_line(*above)) &&
               starts_with_quote(draft_.first_line(*above)) && word_count(words) >= kWordsOfAnAttribution;
    }

    Draft& draft_;
    const std::vector<Pattern>& patterns_;
    std::set<int> parts_;  ///< first numbers of the numberings `1.1`
};

}  // namespace

void mark_headings(Draft& draft, const std::vector<Pattern>& patterns) { HeadingFinder(draft, patterns).mark(); }

}  // namespace glane
