#include "stages/network/word_pairs.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/model/association.h"
#include "pipeline/model/measures.h"
#include "pipeline/model/multiple_tests.h"
#include "pipeline/model/occurrences.h"
#include "pipeline/model/pair_count.h"

namespace glane::network {
namespace {

using cooccurrence::CollocateCount;
using cooccurrence::CollocateCounter;
using cooccurrence::NearCounts;

// A word that stands in one of so many occurrences of the node belongs to it ("numérique" to "numérique responsable"):
// its pairs would show the node itself.
constexpr std::size_t kOccurrencesForWord = 10;

std::set<std::uint32_t> words_of_node(const std::vector<Range>& nodes, const TokenTable& table, TokenLayer layer) {
    std::map<std::uint32_t, std::size_t> times;
    for (const Range& node : nodes) {
        for (std::uint32_t i = node.begin; i < node.end; ++i) ++times[table.types(layer)[i]];
    }
    std::set<std::uint32_t> words;
    for (const auto& [type, count] : times) {
        if (count * kOccurrencesForWord >= nodes.size()) words.insert(type);
    }
    return words;
}

/// The pair as it would be if it were significant; p and q are 1 where there are no more than expected.
SignificantPair tested(std::uint32_t node, const CollocateCount& row, const NearCounts& counts) {
    SignificantPair pair{.node = node, .other = row.type, .cells = counts.cells(row)};
    if (pair.cells.direction() <= 0) return pair;
    pair.log_likelihood = log_likelihood_signed(pair.cells);
    pair.p = association::log_likelihood_p(pair.cells);
    return pair;
}

/// Those that stay below the level among so many tests. Pairs with a larger p may be missing: theirs is no smaller q.
void keep_significant(std::vector<SignificantPair>& pairs, std::uint64_t tests, double level) {
    std::vector<double> p(pairs.size());
    std::transform(pairs.begin(), pairs.end(), p.begin(), [](const SignificantPair& pair) { return pair.p; });
    const std::vector<double> q = benjamini_hochberg(p, tests);
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].q = q[i];
    std::erase_if(pairs, [level](const SignificantPair& pair) { return pair.q > level; });
}

void sort_by_evidence(std::vector<SignificantPair>& pairs) {
    std::sort(pairs.begin(), pairs.end(), [](const SignificantPair& a, const SignificantPair& b) {
        if (a.log_likelihood != b.log_likelihood) return a.log_likelihood > b.log_likelihood;
        return std::tie(a.node, a.other) < std::tie(b.node, b.other);
    });
}

void sort_by_type(std::vector<SignificantPair>& pairs) {
    std::sort(pairs.begin(), pairs.end(), [](const SignificantPair& a, const SignificantPair& b) {
        return std::tie(a.node, a.other) < std::tie(b.node, b.other);
    });
}

/// Words that are frequent enough for a pair. By frequency alone, which says nothing of who is near whom, so that
/// leaving the others out is no choice after the fact.
std::uint64_t frequent_words(const CollocateCounter& counter, std::uint32_t min_f) {
    std::uint64_t count = 0;
    for (std::uint32_t type = 0; type < counter.table().type_count(counter.layer()); ++type) {
        count += counter.frequency(type) >= min_f ? 1 : 0;
    }
    return count;
}

std::uint64_t pairs_of(std::uint64_t words) { return words < 2 ? 0 : words * (words - 1) / 2; }

bool is_rarer(const CollocateCounter& counter, std::uint32_t node, std::uint32_t other) {
    return std::make_pair(counter.frequency(node), node) < std::make_pair(counter.frequency(other), other);
}

/// Counts one word as the node.
class NodeCounter {
  public:
    NodeCounter(const TokenTable& table, const PairCounting& counting)
        : counting_(counting), counter_(counting.counter(table)) {}

    const NearCounts& count(std::uint32_t type) {
        cooccurrence::occurrences_of(counter_.table(), counting_.scope, counting_.layer, type, nodes_);
        return count(nodes_);
    }
    const NearCounts& count(const std::vector<Range>& nodes) {
        cooccurrence::reach(counter_.table(), counting_.scope, nodes, counting_.window, near_);
        return counter_.count(nodes, near_, counting_.min_f);
    }
    [[nodiscard]] CollocateCounter& counter() { return counter_; }

  private:
    PairCounting counting_;
    CollocateCounter counter_;
    std::vector<Range> nodes_;
    std::vector<Range> near_;
};

/// As in the cloud: those that pass for themselves. What a network asserts is its edges, and these are tested together.
std::vector<NearWord> strongest_near(const NearCounts& counts, const std::set<std::uint32_t>& own, std::size_t top) {
    std::vector<SignificantPair> rows;
    for (const CollocateCount& row : counts.collocates) {
        const SignificantPair pair = tested(0, row, counts);
        if (pair.log_likelihood >= kSignificantLogLikelihood && !own.contains(row.type)) rows.push_back(pair);
    }
    sort_by_evidence(rows);
    if (rows.size() > top) rows.resize(top);
    std::vector<NearWord> words;
    words.reserve(rows.size());
    for (const SignificantPair& row : rows) words.push_back({row.other, row.cells.o11, row.log_likelihood});
    std::sort(words.begin(), words.end(), [](const NearWord& a, const NearWord& b) { return a.type < b.type; });
    return words;
}

bool holds(const std::vector<NearWord>& words, std::uint32_t type) {
    const auto at =
        std::partition_point(words.begin(), words.end(), [&](const NearWord& word) { return word.type < type; });
    return at != words.end() && at->type == type;
}

/// The words of these pairs, from the first on, as long as there is room.
std::vector<NearWord> words_of(const std::vector<SignificantPair>& pairs, std::size_t top) {
    std::set<std::uint32_t> types;
    for (const SignificantPair& pair : pairs) {
        const std::size_t more = (types.contains(pair.node) ? 0 : 1) + (types.contains(pair.other) ? 0 : 1);
        if (types.size() + more > top) break;
        types.insert({pair.node, pair.other});
    }
    std::vector<NearWord> words;
    words.reserve(types.size());
    for (const std::uint32_t type : types) words.push_back({.type = type});
    return words;
}

}  // namespace

Words collocates_of(const std::vector<Range>& nodes, const TokenTable& table, const PairCounting& counting,
                    const Limits& limits, const Context& context) {
    NodeCounter near(table, counting);
    const std::set<std::uint32_t> own = words_of_node(nodes, table, counting.layer);
    Words found;
    found.words = strongest_near(near.count(nodes), own, limits.top);
    found.tests = pairs_of(found.words.size());
    for (std::size_t i = 0; i < found.words.size(); ++i) {
        context.progress(i, found.words.size());
        const std::uint32_t node = found.words[i].type;
        const NearCounts& counts = near.count(node);
        for (const CollocateCount& row : counts.collocates) {
            if (!holds(found.words, row.type) || !is_rarer(near.counter(), node, row.type)) continue;
            const SignificantPair pair = tested(node, row, counts);
            if (pair.p <= limits.level) found.pairs.push_back(pair);
        }
    }
    context.progress(found.words.size(), found.words.size());
    keep_significant(found.pairs, found.tests, limits.level);
    sort_by_type(found.pairs);
    return found;
}

Words strongest_pairs(const TokenTable& table, const PairCounting& counting, const Limits& limits,
                      const Context& context) {
    CollocateCounter counter = counting.counter(table);
    const std::size_t types = table.type_count(counting.layer);
    Words found;
    found.tests = pairs_of(frequent_words(counter, counting.min_f));
    cooccurrence::count_pairs(counter, counting.window, counting.min_f,
                              [&](std::uint32_t node, const NearCounts& counts) {
                                  context.progress(node, types);
                                  for (const CollocateCount& row : counts.collocates) {
                                      if (!is_rarer(counter, node, row.type)) continue;
                                      const SignificantPair pair = tested(node, row, counts);
                                      if (pair.p <= limits.level) found.pairs.push_back(pair);
                                  }
                              });
    context.progress(types, types);
    keep_significant(found.pairs, found.tests, limits.level);
    sort_by_evidence(found.pairs);
    found.words = words_of(found.pairs, limits.top);
    std::erase_if(found.pairs, [&](const SignificantPair& pair) {
        return !holds(found.words, pair.node) || !holds(found.words, pair.other);
    });
    sort_by_type(found.pairs);
    return found;
}

}  // namespace glane::network
