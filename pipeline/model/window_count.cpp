#include "pipeline/model/window_count.h"

#include <algorithm>

namespace glane::cooccurrence {

CollocateCounter::CollocateCounter(const TokenTable& table, TokenLayer layer, const TokenScope& scope,
                                   StopWords stop_words, const AskedPos& asked)
    : table_(&table),
      layer_(layer),
      scope_(scope),
      stop_words_(stop_words),
      asked_(asked),
      frequencies_(table.type_count(layer), 0),
      near_(frequencies_.size(), 0),
      inside_(frequencies_.size(), 0) {
    for (std::size_t kind = 0; kind < kCountedKinds; ++kind) {
        const TokenFlags flags = flags_of_kind(kind);
        if (!scope.counts(flags)) continue;
        for (std::uint32_t type = 0; type < frequencies_.size(); ++type) {
            const std::uint32_t count = table.counts(layer, type)[kind];
            positions_ += count;
            if (asked.holds_all() && is_collocate(flags)) frequencies_[type] += count;
        }
    }
    if (asked.holds_all()) return;
    for (std::uint32_t i = 0; i < table.size(); ++i) {  // the table has no frequencies by part of speech
        if (is_collocate(table.flags()[i])) ++frequencies_[table.types(layer)[i]];
    }
}

const NearCounts& CollocateCounter::count(std::span<const Range> nodes, std::span<const Range> near,
                                          std::uint32_t min_f) {
    counts_.n = positions_;
    counts_.f1 = 0;
    auto node = nodes.begin();
    for (const Range& stretch : near) {
        for (; node != nodes.end() && node->end <= stretch.begin; ++node) take_out(*node, false);
        add(stretch);
        for (; node != nodes.end() && node->begin < stretch.end; ++node) take_out(*node, true);
    }
    for (; node != nodes.end(); ++node) take_out(*node, false);
    collect(std::max<std::uint32_t>(min_f, 1));
    return counts_;
}

void CollocateCounter::add(const Range& stretch) {
    const TokenFlags* const flags = table_->flags().data();
    const std::uint32_t* const types = table_->types(layer_).data();
    std::uint32_t f1 = 0;
    for (std::uint32_t i = stretch.begin; i < stretch.end; ++i) {
        f1 += scope_.counts(flags[i]) ? 1 : 0;
        const std::uint32_t one = is_collocate(flags[i]) ? 1 : 0;
        const std::uint32_t before = near_[types[i]];
        near_[types[i]] = before + one;
        if (before < one) touched_.push_back(types[i]);  // its first one
    }
    counts_.f1 += f1;
}

void CollocateCounter::take_out(const Range& node, bool is_near) {
    const TokenFlags* const flags = table_->flags().data();
    const std::uint32_t* const types = table_->types(layer_).data();
    for (std::uint32_t i = node.begin; i < node.end; ++i) {
        if (!scope_.counts(flags[i])) continue;
        --counts_.n;
        counts_.f1 -= is_near ? 1 : 0;
        if (!is_collocate(flags[i])) continue;
        near_[types[i]] -= is_near ? 1 : 0;
        if (inside_[types[i]]++ == 0) touched_inside_.push_back(types[i]);
    }
}

void CollocateCounter::collect(std::uint32_t min_f) {
    counts_.collocates.clear();
    for (const std::uint32_t type : touched_) {
        if (near_[type] >= min_f) counts_.collocates.push_back({type, near_[type], frequencies_[type] - inside_[type]});
        near_[type] = 0;
    }
    for (const std::uint32_t type : touched_inside_) inside_[type] = 0;
    touched_.clear();
    touched_inside_.clear();
    std::sort(counts_.collocates.begin(), counts_.collocates.end(),
              [](const CollocateCount& a, const CollocateCount& b) { return a.type < b.type; });
}

}  // namespace glane::cooccurrence
