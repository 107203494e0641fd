#include "pipeline/model/pair_count.h"

#include <vector>

#include "pipeline/model/occurrences.h"

namespace glane::cooccurrence {

void count_pairs(CollocateCounter& counter, const Window& window, std::uint32_t min_f, const PairSink& sink) {
    const TokenTable& table = counter.table();
    const std::uint64_t width = std::uint64_t{window.left} + window.right;
    std::vector<Range> nodes;
    std::vector<Range> near;
    for (std::uint32_t type = 0; type < table.type_count(counter.layer()); ++type) {
        if (counter.frequency(type) == 0) continue;
        occurrences_of(table, counter.scope(), counter.layer(), type, nodes);
        if (nodes.size() * width < min_f) continue;
        reach(table, counter.scope(), nodes, window, near);
        const NearCounts& counts = counter.count(nodes, near, min_f);
        if (!counts.collocates.empty()) sink(type, counts);
    }
}

}  // namespace glane::cooccurrence
