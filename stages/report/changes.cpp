#include "stages/report/changes.h"

#include <algorithm>
#include <numeric>

#include "pipeline/model/decision.h"
#include "stages/report/passage_markup.h"

namespace glane {

namespace {

constexpr std::uint32_t kReach = 90;     // bytes of context on either side of the changes
constexpr std::uint32_t kGap = 180;      // changes farther apart are shown apart
constexpr std::uint32_t kLongest = 400;  // bytes of source in one stretch, where it can be cut

/// From the begin of the line that holds the span's begin to the end of the line that holds its end.
Span lines_of(const Source& source, Span span) {
    if (source.lines.empty()) return span;
    return joined({source.lines[source.line_at(span.begin)].begin, source.lines[source.line_at(span.end)].end}, span);
}

/// What is marked, in order: all that was made or decided, and the proposals that overlap none of it.
std::vector<std::uint32_t> marked_changes(const std::vector<Emendation>& emendations) {
    std::vector<Span> firm;
    for (const Emendation& emendation : emendations) {
        const ChangeMark mark = mark_of(emendation);
        if (mark != ChangeMark::none && mark != ChangeMark::proposed) firm.push_back(emendation.source);
    }
    std::vector<std::uint32_t> marked;
    std::uint32_t proposed_end = 0;
    for (std::uint32_t i = 0; i < emendations.size(); ++i) {
        const Span span = emendations[i].source;
        const ChangeMark mark = mark_of(emendations[i]);
        if (mark == ChangeMark::none) continue;
        if (mark == ChangeMark::proposed) {
            const auto next =
                std::partition_point(firm.begin(), firm.end(), [span](Span other) { return other.end <= span.begin; });
            if (span.begin < proposed_end || (next != firm.end() && next->begin < span.end)) continue;
            proposed_end = span.end;
        }
        marked.push_back(i);
    }
    return marked;
}

/// Whether the next change is shown in the same stretch.
bool belongs(const Source& source, Span changes, const Emendation& next) {
    return source.line_at(next.source.begin) == source.line_at(changes.end) &&
           next.source.begin - changes.end <= kGap && next.source.end - changes.begin <= kLongest;
}

void add_stretches(std::vector<ChangedStretch>& stretches, const CorpusText& text, std::uint32_t index) {
    const std::vector<Emendation>& emendations = text.restored.emendations;
    std::vector<Span> changes;  // of each new stretch, without context
    const std::size_t first = stretches.size();
    for (const std::uint32_t i : marked_changes(emendations)) {
        const Emendation& emendation = emendations[i];
        if (changes.empty() || !belongs(text.source, changes.back(), emendation)) {
            changes.push_back(emendation.source);
            stretches.push_back({index, {}, {}, 1.0});
        }
        ChangedStretch& stretch = stretches.back();
        changes.back().end = emendation.source.end;
        stretch.emendations.push_back(i);
        stretch.least = std::min(stretch.least, emendation.probability);
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
        // Context ends where the neighbour's changes begin: it would show them unmarked.
        Span bounds = lines_of(text.source, changes[i]);
        if (i > 0) bounds.begin = std::max(bounds.begin, changes[i - 1].end);
        if (i + 1 < changes.size()) bounds.end = std::min(bounds.end, changes[i + 1].begin);
        stretches[first + i].source = with_context(text.source.text, changes[i], bounds, kReach);
    }
}

}  // namespace

ChangeMark mark_of(const Emendation& emendation) {
    const bool is_ruled = emendation.rule == kResearcherRule;
    switch (emendation.status) {
        case EmendationStatus::applied: return is_ruled ? ChangeMark::decided : ChangeMark::applied;
        case EmendationStatus::proposed: return ChangeMark::proposed;
        case EmendationStatus::kept: return is_ruled ? ChangeMark::kept : ChangeMark::none;
    }
    return ChangeMark::none;
}

std::vector<ChangedStretch> changed_stretches(const Corpus& corpus) {
    std::vector<ChangedStretch> stretches;
    for (std::uint32_t i = 0; i < corpus.size(); ++i) add_stretches(stretches, corpus[i], i);
    return stretches;
}

std::vector<ChangedStretch> least_sure(std::vector<ChangedStretch> stretches, std::size_t limit) {
    if (stretches.size() <= limit) return stretches;
    std::vector<std::size_t> order(stretches.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return stretches[a].least < stretches[b].least; });
    order.resize(limit);
    std::sort(order.begin(), order.end());
    std::vector<ChangedStretch> chosen;
    chosen.reserve(limit);
    for (const std::size_t i : order) chosen.push_back(stretches[i]);
    return chosen;
}

std::vector<Proposal> proposals_of(const Corpus& corpus) {
    std::vector<Proposal> proposals;
    for (std::uint32_t t = 0; t < corpus.size(); ++t) {
        const CorpusText& text = corpus[t];
        for (std::uint32_t i = 0; i < text.restored.emendations.size(); ++i) {
            const Emendation& emendation = text.restored.emendations[i];
            if (emendation.status != EmendationStatus::proposed) continue;
            const Span line = lines_of(text.source, emendation.source);
            proposals.push_back({t, i, with_context(text.source.text, emendation.source, line, kReach)});
        }
    }
    std::stable_sort(proposals.begin(), proposals.end(), [&](const Proposal& a, const Proposal& b) {
        return corpus[a.text].restored.emendations[a.emendation].probability >
               corpus[b.text].restored.emendations[b.emendation].probability;
    });
    return proposals;
}

}  // namespace glane
