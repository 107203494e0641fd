#include "stages/cooccurrence/marks.h"

#include <algorithm>

namespace glane::cooccurrence {
namespace {

void fill(std::vector<Mark>& marks, Range positions, Mark mark) {
    std::fill(marks.begin() + positions.begin, marks.begin() + positions.end, mark);
}

// The occurrences come from left to right, so what lies before `done` is marked already.
void mark_windows(std::vector<Mark>& marks, const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                  const Cooccur::Options& options) {
    const auto left = static_cast<std::uint32_t>(options.left);
    const auto right = static_cast<std::uint32_t>(options.right);
    std::uint32_t done = 0;
    std::size_t passage = 0;
    for (const NodeOccurrence& node : nodes) {
        const CountedRange& sentence = counted.sentences[node.sentence];
        while (counted.passages[passage].id != sentence.id) ++passage;
        const Range bounds = counted.passages[passage].positions;
        const std::uint32_t begin = node.positions.begin - std::min(left, node.positions.begin - bounds.begin);
        const std::uint32_t end = node.positions.end + std::min(right, bounds.end - node.positions.end);
        fill(marks, {std::max(begin, std::min(done, end)), end}, Mark::near);
        done = std::max(done, end);
    }
}

void mark_sentences(std::vector<Mark>& marks, const CountedText& counted, const std::vector<NodeOccurrence>& nodes) {
    std::uint32_t last = kNone;
    for (const NodeOccurrence& node : nodes) {
        if (node.sentence != last) fill(marks, counted.sentences[node.sentence].positions, Mark::near);
        last = node.sentence;
    }
}

void mark_passages(std::vector<Mark>& marks, const CountedText& counted, std::vector<PassageId> wanted) {
    std::sort(wanted.begin(), wanted.end());
    for (const CountedRange& passage : counted.passages) {
        if (std::binary_search(wanted.begin(), wanted.end(), passage.id)) fill(marks, passage.positions, Mark::near);
    }
}

std::vector<PassageId> passages_of(const CountedText& counted, const std::vector<NodeOccurrence>& nodes) {
    std::vector<PassageId> passages;
    for (const NodeOccurrence& node : nodes) passages.push_back(counted.sentences[node.sentence].id);
    return passages;
}

}  // namespace

std::vector<Mark> mark_positions(const CountedText& counted, const std::vector<NodeOccurrence>& nodes,
                                 const std::vector<PassageId>& answers, const Cooccur::Options& options) {
    std::vector<Mark> marks(counted.size(), Mark::elsewhere);
    if (options.span == "window") mark_windows(marks, counted, nodes, options);
    if (options.span == "sentence") mark_sentences(marks, counted, nodes);
    if (options.span == "turn") mark_passages(marks, counted, passages_of(counted, nodes));
    if (options.span == "answers") mark_passages(marks, counted, answers);
    for (const NodeOccurrence& node : nodes) fill(marks, node.positions, Mark::node);
    return marks;
}

}  // namespace glane::cooccurrence
