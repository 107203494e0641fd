#include "stages/segment/blocks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "pipeline/base/nearest.h"
#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

// A line that heads or closes so many pages is no text of them; two are enough where its number
// grows with the pages.
constexpr std::size_t kRunningHeadPages = 3;
constexpr std::size_t kLongEnoughToBeMisread = 8;
constexpr std::size_t kMostHeads = 16;
// Without a blank line between it and the text, a wider line is the text's own.
constexpr std::uint32_t kWidestHeadInText = 60;

/// First and last line (not furniture) of every page: pairs of indices, in order.
std::vector<Range> page_edges(const Draft& draft) {
    std::vector<Range> edges;
    std::uint32_t page = kNone;
    for (std::uint32_t i = 0; i < draft.lines.size(); ++i) {
        if (draft.lines[i].furniture) continue;
        if (edges.empty() || draft.lines[i].page != page) edges.push_back({i, i});
        page = draft.lines[i].page;
        edges.back().end = i;
    }
    return edges;
}

void mark_folios(Draft& draft) {
    // Twice: a folio may be printed and read twice at one foot.
    for (int round = 0; round < 2; ++round) {
        for (const Range edge : page_edges(draft)) {
            for (const std::uint32_t i : {edge.begin, edge.end}) {
                const bool alone = edge.begin == edge.end && draft.lines[i].page == draft.lines.front().page;
                if (is_number_alone(draft.line(i)) && !alone) draft.lines[i].furniture = true;
            }
        }
    }
}

long last_number(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0 && (line[end - 1] < '0' || line[end - 1] > '9')) --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 6 && line[begin - 1] >= '0' && line[begin - 1] <= '9') --begin;
    return begin == end ? -1 : std::stol(std::string(line.substr(begin, end - begin)));
}

/// « Enquête 2024, page 1 » and, a page later, « page 2 ».
bool counts_pages(const Draft& draft, const std::vector<std::uint32_t>& places) {
    if (places.size() < 2) return false;
    const auto distance = [&](std::uint32_t i) {
        return last_number(draft.line(i)) - static_cast<long>(draft.lines[i].page);
    };
    return last_number(draft.line(places.front())) >= 0 &&
           std::all_of(places.begin(), places.end(),
                       [&](std::uint32_t i) { return distance(i) == distance(places.front()); });
}

void mark_running_heads(Draft& draft) {
    std::map<std::string, std::vector<std::uint32_t>> heads;
    for (const Range edge : page_edges(draft)) {
        const auto note = [&](std::uint32_t i, bool apart) {
            const std::string_view line = draft.line(i);
            if (!apart && draft.lines[i].width > kWidestHeadInText) return;
            if (draft.lines[i].width > 120 || line.find('|') != std::string_view::npos) return;
            if (letter_count(line) >= 3) heads[head_key(line)].push_back(i);
        };
        note(edge.begin, edge.begin == edge.end || draft.lines[edge.begin + 1].blanks_before > 0);
        if (edge.end != edge.begin) note(edge.end, draft.lines[edge.end].blanks_before > 0);
    }
    std::vector<std::string> running;
    for (const auto& [key, places] : heads) {
        if (places.size() >= kRunningHeadPages || counts_pages(draft, places)) running.push_back(key);
    }
    for (const auto& [key, places] : heads) {
        // The same head, misread on some page.
        const bool is_one = std::binary_search(running.begin(), running.end(), key) ||
                            (key.size() >= kLongEnoughToBeMisread && running.size() <= kMostHeads && !nearest(key, running).empty());
        for (const std::uint32_t i : places) draft.lines[i].furniture = draft.lines[i].furniture || is_one;
    }
}

/// A PDF's link targets are listed at the foot of the page once more.
void mark_repeated_addresses(Draft& draft) {
    std::set<std::string> seen;
    std::uint32_t page = kNone;
    const std::vector<Range> edges = page_edges(draft);
    std::size_t edge = 0;
    for (std::uint32_t i = 0; i < draft.lines.size(); ++i) {
        const TextLine& line = draft.lines[i];
        if (std::exchange(page, line.page) != line.page) seen.clear();
        while (edge < edges.size() && edges[edge].end < i) ++edge;
        if (!is_address_line(draft.line(i))) continue;
        const bool is_last = edge < edges.size() && edges[edge].end == i;
        const bool is_new = seen.insert(letters_key(draft.line(i))).second;
        if (line.blanks_before > 0 && is_last && !is_new) draft.lines[i].furniture = true;
    }
}

bool is_symbol_alone(std::string_view line) {
    std::size_t at = 0;
    const char32_t c = next_code_point(line, at);
    return at == line.size() && !is_letter(c) && !is_digit(c);
}

/// Decides line by line whether a block begins and of what kind it is.
struct BlockSplitter {
    Draft& draft;
    const SpeakerLabels& speakers;
    const std::vector<Range>& headings;
    std::size_t heading = 0;
    bool in_list = false;

    void take(std::uint32_t i) {
        Block block{.lines = {i, i + 1}};
        if (const std::uint32_t decision = draft.lines[i].decision; decision != kNone || (i > 0 && draft.lines[i - 1].decision != kNone)) {
            const bool same = i > 0 && draft.lines[i - 1].decision == decision;
            if (same) {
                draft.blocks.back().lines.end = i + 1;
                return;
            }
            if (decision != kNone) {
                block.is_interview_heading = draft.decisions[decision].is_interview;
                draft.blocks.push_back(std::move(block));
                return;
            }
        }
        const bool apart = is_apart(i);
        if (apart) in_list = in_list && draft.lines[i].blanks_before <= 1;
        if (begins(block, i, apart) || apart) {
            draft.blocks.push_back(std::move(block));
        } else {
            draft.blocks.back().lines.end = i + 1;
        }
    }

    [[nodiscard]] bool is_apart(std::uint32_t i) const {
        const TextLine& line = draft.lines[i];
        return i == 0 || line.blanks_before > 0 || draft.lines[i - 1].decision != kNone || line.page != draft.lines[i - 1].page || line.furniture ||
               draft.lines[i - 1].furniture || (draft.indented && begins_indented(draft.lines, i, draft.text));
    }

    bool begins(Block& block, std::uint32_t i, bool apart) {
        const TextLine& line = draft.lines[i];
        if (line.furniture) {
            block.kind = PassageKind::furniture;
            return true;
        }
        while (heading < headings.size() && headings[heading].end < i) ++heading;
        if (heading < headings.size()) {
            block.is_interview_heading = headings[heading].begin == i;
            if (block.is_interview_heading || headings[heading].end == i) {
                label(block, i);
                return true;
            }
        }
        if (label(block, i)) return true;
        if (draft.interviews.contains(i)) return false;
        if (bullet(block, i, apart)) return true;
        if (apart) {
            in_list = false;
            return true;
        }
        // Headings set close under one another: 9.1. … 9.1.1. …
        int depth = 0;
        if (const std::size_t size = numbering_size(draft.line(i), depth); depth > 1 && starts_high(draft.line(i).substr(size))) return true;
        // A table set close under a paragraph; lines that are not broken to a width are paragraphs.
        const bool table_begins = has_column_bar(draft.line(i)) && !has_column_bar(draft.line(i - 1)) && ends_sentence(draft.line(i - 1));
        return table_begins || (draft.full_width == 0 && draft.lines[i - 1].width > 200);
    }

    bool label(Block& block, std::uint32_t i) const {
        if (!draft.interviews.contains(i) || block.is_interview_heading) return false;
        auto found = speakers.at(draft.text, draft.lines[i].span);
        if (!found) return false;
        block.has_speaker = true;
        block.label = found->span;
        block.speaker = std::move(found->speaker);
        block.interviewer = found->interviewer;
        return true;
    }

    bool bullet(Block& block, std::uint32_t i, bool apart) {
        const std::size_t size = bullet_size(draft.line(i));
        if (size == 0) return false;
        const bool follows =
            apart || in_list || ends_clause(draft.line(i - 1)) || ends_sentence(draft.line(i - 1));
        if (!follows) return false;
        in_list = true;
        block.kind = PassageKind::list_item;
        const std::uint32_t at = draft.lines[i].span.begin;
        block.label = {at, at + static_cast<std::uint32_t>(size)};
        return true;
    }
};

}  // namespace

void mark_furniture(Draft& draft) {
    if (draft.lines.empty()) return;
    mark_folios(draft);
    mark_running_heads(draft);
    mark_repeated_addresses(draft);
    for (std::uint32_t i = 0; i < draft.lines.size(); ++i) {
        const std::string_view line = draft.line(i);
        // The half of a damaged bullet that stands on a line of its own.
        const bool is_half_bullet = draft.lines[i].width == 1 && i + 1 < draft.lines.size() &&
                                    bullet_size(draft.line(i + 1)) > 0 && draft.lines[i + 1].page == draft.lines[i].page;
        if (is_symbol_alone(line) || is_time_stamp(line) || is_half_bullet) draft.lines[i].furniture = true;
    }
}

void split_blocks(Draft& draft, const SpeakerLabels& speakers, const std::vector<Range>& headings) {
    BlockSplitter splitter{draft, speakers, headings};
    for (std::uint32_t i = 0; i < draft.lines.size(); ++i) splitter.take(i);
}

}  // namespace glane
