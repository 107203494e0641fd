#pragma once
// The working state of segmentation: lines, then blocks of lines that belong together, each of
// which is told what it is before passages are made of them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"
#include "pipeline/model/span.h"
#include "pipeline/model/structure_decision.h"

namespace glane {

/// A line that is not blank.
struct TextLine {
    Span span;                        ///< in the restored text, without blanks around
    std::uint32_t page = 0;           ///< index into Source::pages
    std::uint32_t width = 0;          ///< code points
    std::uint32_t blanks_before = 0;  ///< blank lines
    std::uint32_t indent = 0;         ///< blanks at its beginning
    bool furniture = false;
    std::uint32_t decision = kNone;   ///< index into Draft::decisions
};

/// Lines of one page that belong together.
struct Block {
    Range lines;
    PassageKind kind = PassageKind::paragraph;
    std::uint8_t level = 0;
    bool sure_level = false;  ///< by numbering, a pattern or the researcher
    Span label{};             ///< bullet, speaker or call at its beginning; empty if none
    bool is_interview_heading = false;
    bool has_speaker = false;  ///< the label names a speaker
    std::string speaker{};
    bool interviewer = false;
    bool decided = false;  ///< its kind is the researcher's
    bool goes_on = false;  ///< by the researcher: the rest of the passage above
};

struct Draft {
    std::string_view text;
    std::vector<StructureDecision> decisions;
    std::vector<TextLine> lines;
    std::vector<Block> blocks;
    Range interviews;              ///< lines from the first interview's heading to the end of the last
    bool indented = false;         ///< paragraphs begin with an indent, and no blank line
    std::uint32_t full_width = 0;  ///< usual width of a full line; 0 where lines are not broken to a width

    [[nodiscard]] std::string_view line(std::uint32_t i) const { return lines[i].span.of(text); }
    [[nodiscard]] std::string_view first_line(const Block& block) const { return line(block.lines.begin); }
    [[nodiscard]] std::string_view last_line(const Block& block) const { return line(block.lines.end - 1); }
    [[nodiscard]] std::uint32_t page(const Block& block) const { return lines[block.lines.begin].page; }
    /// From the first byte behind the label to the last of the block.
    [[nodiscard]] Span body(const Block& block) const;
    /// The first `limit` bytes or so of the body on one line.
    [[nodiscard]] std::string joined(const Block& block, std::size_t limit = 600) const;
    [[nodiscard]] bool in_interviews(const Block& block) const { return interviews.contains(block.lines.begin); }
    [[nodiscard]] std::uint32_t widest(const Block& block) const;
};

/// Lines of the restored text; pages are found by way of the map.
std::vector<TextLine> read_lines(const Restored& restored, const Source& source);
/// See Draft::indented.
bool are_indented(const std::vector<TextLine>& lines, std::string_view text);
/// A line that begins a paragraph by its indent alone.
bool begins_indented(const std::vector<TextLine>& lines, std::uint32_t i, std::string_view text);
/// See Draft::full_width.
std::uint32_t full_width_of(const std::vector<TextLine>& lines);

}  // namespace glane
