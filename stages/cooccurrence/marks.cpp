#include "stages/cooccurrence/marks.h"

#include <algorithm>
#include <utility>

#include "stages/cooccurrence/programs.h"

namespace glane::cooccurrence {
namespace {

void fill(std::vector<Mark>& marks, Range positions, Mark mark) {
    std::fill(marks.begin() + positions.begin, marks.begin() + positions.end, mark);
}

/// What a window does not leave.
Range bounds_of(const CountedRange& sentence, const CountedText& counted, const std::string& within) {
    if (within == "sentence") return sentence.positions;
    if (within == "interview") return counted.interviews[sentence.interview];
    if (within == "text") return counted.texts[sentence.text];
    return counted.passages[sentence.passage].positions;
}

/// From the first position of a window to behind the last, the node among them.
Range window_around(const NodeOccurrence& node, const CountedText& counted, const Cooccur::Options& options) {
    const auto left = static_cast<std::uint32_t>(options.left);
    const auto right = static_cast<std::uint32_t>(options.right);
    Range bounds = bounds_of(counted.sentences[node.sentence], counted, options.within);
    bounds.end = std::max(bounds.end, node.positions.end);  // what a query finds may go beyond a sentence
    return {node.positions.begin - std::min(left, node.positions.begin - bounds.begin),
            node.positions.end + std::min(right, bounds.end - node.positions.end)};
}

// The occurrences come from left to right, so what lies before `done` is marked already.
void mark_windows(std::vector<Mark>& marks, const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                  const Cooccur::Options& options) {
    std::uint32_t done = 0;
    for (const NodeOccurrence& node : nodes) {
        const Range window = window_around(node, counted, options);
        fill(marks, {std::max(window.begin, std::min(done, window.end)), window.end}, Mark::near);
        done = std::max(done, window.end);
    }
}

/// Counts for every position the windows that hold it; its own is none of an occurrence.
Marked mark_each_window(const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                        const Cooccur::Options& options) {
    Marked marked{std::vector<Mark>(counted.size(), Mark::elsewhere), std::vector<std::uint32_t>(counted.size(), 0)};
    const auto add = [&marked](Range positions) {
        fill(marked.marks, positions, Mark::near);
        for (std::uint32_t i = positions.begin; i < positions.end; ++i) ++marked.windows[i];
    };
    for (const NodeOccurrence& node : nodes) {
        const Range window = window_around(node, counted, options);
        add({window.begin, node.positions.begin});
        add({node.positions.end, window.end});
    }
    return marked;
}

/// Whole ranges, each once however many occurrences it has.
void mark_whole(std::vector<Mark>& marks, const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                const std::string& within) {
    Range last{kNone, kNone};
    for (const NodeOccurrence& node : nodes) {
        const Range range = bounds_of(counted.sentences[node.sentence], counted, within);
        if (range.begin != last.begin || range.end != last.end) fill(marks, range, Mark::near);
        last = range;
    }
}

void mark_answers(std::vector<Mark>& marks, const CountedText& counted, std::vector<PassageId> wanted) {
    std::sort(wanted.begin(), wanted.end());
    for (const CountedRange& passage : counted.passages) {
        if (std::binary_search(wanted.begin(), wanted.end(), passage.id)) fill(marks, passage.positions, Mark::near);
    }
}

}  // namespace

Marked mark_positions(const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                      const std::vector<PassageId>& answers, const Cooccur::Options& options) {
    const Program& program = program_named(options.convention);
    if (program.each_window) return mark_each_window(counted, nodes, options);
    std::vector<Mark> marks(counted.size(), Mark::elsewhere);
    if (options.span == "window") {
        mark_windows(marks, counted, nodes, options);
    } else if (options.span == "answers") {
        mark_answers(marks, counted, answers);
    } else {
        mark_whole(marks, counted, nodes, options.span);
    }
    const Mark inside = program.node == NodeCells::none ? Mark::node : Mark::elsewhere;
    for (const NodeOccurrence& node : nodes) fill(marks, node.positions, inside);
    return {std::move(marks), {}};
}

}  // namespace glane::cooccurrence
