#include "stages/network/units.h"

#include <algorithm>

#include "pipeline/model/occurrences.h"
#include "pipeline/model/phrases.h"

namespace glane::network {
namespace {

using cooccurrence::NearCounts;

static_assert(kLongestSegment <= kLongestPhrase);  // or the longest expression would not be a phrase

bool overlap(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

Units::Units(const TokenTable& table, const PairCounting& counting, const Expressions* expressions)
    : table_(&table),
      counting_(counting),
      expressions_(expressions),
      words_(counting.counter(table)),
      types_(table.type_count(counting.layer)) {
    if (expressions_ == nullptr) return;
    std::vector<Range> occurrences;
    for (std::uint32_t i = 0; i < expressions_->size(); ++i) {
        expressions_->occurrences(i, occurrences);
        for (const Range& tokens : occurrences) places_.push_back({tokens, i});
    }
    std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
        return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.expression < b.expression;
    });
    barred_.resize(places_.size(), false);
    inside_.resize(expressions_->size(), 0);
    in_near_.resize(expressions_->size(), 0);
}

std::uint32_t Units::frequency(std::uint32_t unit) const {
    if (is_expression(unit)) return expressions_->frequency(expression(unit));
    return counting_.units == PairUnits::expressions ? 0 : words_.frequency(unit);
}

const NearCounts& Units::count(std::uint32_t unit) {
    find_occurrences(unit, nodes_);
    return count(nodes_);
}

const NearCounts& Units::count(const std::vector<Range>& nodes) {
    cooccurrence::reach(*table_, counting_.scope, nodes, counting_.window, near_);
    counts_ = words_.count(nodes, near_, counting_.min_f);
    if (counting_.units == PairUnits::expressions) counts_.collocates.clear();
    if (!places_.empty()) add_expressions(nodes);
    return counts_;
}

void Units::find_occurrences(std::uint32_t unit, std::vector<Range>& found) const {
    if (is_expression(unit)) {
        expressions_->occurrences(expression(unit), found);
    } else {
        cooccurrence::occurrences_of(*table_, counting_.scope, counting_.layer, unit, found);
    }
}

std::size_t Units::first_from(std::uint32_t position) const {
    const auto at = std::partition_point(places_.begin(), places_.end(),
                                         [position](const Place& place) { return place.tokens.begin < position; });
    return static_cast<std::size_t>(at - places_.begin());
}

/// Marks the places that touch a node, which are in no cell.
void Units::bar(const std::vector<Range>& nodes) {
    std::size_t i = 0;
    for (const Range& node : nodes) {
        i = std::max(i, first_from(node.begin < kLongestPhrase ? 0 : node.begin - kLongestPhrase + 1));
        for (; i < places_.size() && places_[i].tokens.begin < node.end; ++i) {
            if (places_[i].tokens.end <= node.begin) continue;
            barred_[i] = true;
            touching_.push_back(i);
            ++inside_[places_[i].expression];
        }
    }
}

// Stretches hold all words between their ends, so an expression is near when one stretch holds it.
void Units::add_expressions(const std::vector<Range>& nodes) {
    bar(nodes);
    std::vector<std::uint32_t> seen;
    for (const Range& stretch : near_) {
        for (std::size_t i = first_from(stretch.begin); i < places_.size(); ++i) {
            const Place& place = places_[i];
            if (place.tokens.begin >= stretch.end) break;
            if (place.tokens.end > stretch.end || barred_[i]) continue;
            if (in_near_[place.expression]++ == 0) seen.push_back(place.expression);
        }
    }
    std::sort(seen.begin(), seen.end());
    for (const std::uint32_t i : seen) {
        if (in_near_[i] >= counting_.min_f)
            counts_.collocates.push_back({types_ + i, in_near_[i], expressions_->frequency(i) - inside_[i]});
        in_near_[i] = 0;
    }
    for (const std::size_t i : touching_) {
        barred_[i] = false;
        inside_[places_[i].expression] = 0;
    }
    touching_.clear();
}

PlacedWord Units::placed(std::uint32_t unit) {
    PlacedWord placed{.words = words(unit), .stretches = {}};
    find_occurrences(unit, nodes_);
    for (const Range& place : nodes_) {
        if (is_expression(unit) || words_.is_collocate(table_->flags()[place.begin]))
            placed.stretches.push_back({place.begin, place.end});
    }
    return placed;
}

PlacedWord Units::placed_near(std::uint32_t unit, const std::vector<Range>& nodes, const std::vector<Range>& near) {
    PlacedWord placed = this->placed(unit);
    auto node = nodes.begin();
    auto stretch = near.begin();
    std::erase_if(placed.stretches, [&](const Stretch& wanted) {
        const Range place{static_cast<std::uint32_t>(wanted.begin), static_cast<std::uint32_t>(wanted.end)};
        while (node != nodes.end() && node->end <= place.begin) ++node;
        while (stretch != near.end() && stretch->end <= place.begin) ++stretch;
        if (node != nodes.end() && overlap(*node, place)) return true;
        return stretch == near.end() || place.begin < stretch->begin || place.end > stretch->end;
    });
    return placed;
}

}  // namespace glane::network
