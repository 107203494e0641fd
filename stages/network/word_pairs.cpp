#include "stages/network/word_pairs.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/model/association.h"
#include "pipeline/model/each_once.h"
#include "pipeline/model/measures.h"
#include "pipeline/model/multiple_tests.h"

namespace glane::network {
namespace {

using cooccurrence::CollocateCount;
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

void sort_by_number(std::vector<SignificantPair>& pairs) {
    std::sort(pairs.begin(), pairs.end(), [](const SignificantPair& a, const SignificantPair& b) {
        return std::tie(a.node, a.other) < std::tie(b.node, b.other);
    });
}

/// Those frequent enough for a pair. By frequency alone, which says nothing of who is near whom, so that leaving the
/// others out is no choice after the fact.
std::vector<std::uint32_t> frequent(const Units& units, std::uint32_t min_f) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        if (units.frequency(unit) >= min_f) found.push_back(unit);
    }
    return found;
}

std::uint64_t pairs_of(std::uint64_t words) { return words < 2 ? 0 : words * (words - 1) / 2; }

bool is_rarer(const Units& units, std::uint32_t node, std::uint32_t other) {
    return std::make_pair(units.frequency(node), node) < std::make_pair(units.frequency(other), other);
}

/// As in the cloud: those that pass for themselves. What a network asserts is its edges, and these are tested together.
std::vector<NearWord> strongest_near(const std::vector<Range>& nodes, Units& units, const std::set<std::uint32_t>& own,
                                     std::size_t top) {
    const NearCounts& counts = units.count(nodes);
    std::vector<SignificantPair> rows;
    for (const CollocateCount& row : counts.collocates) {
        const SignificantPair pair = tested(0, row, counts);
        if (pair.log_likelihood >= kSignificantLogLikelihood && !own.contains(row.type)) rows.push_back(pair);
    }
    sort_by_evidence(rows);
    const std::vector<Range> near = units.near();
    std::vector<PlacedWord> placed;
    placed.reserve(rows.size());
    for (const SignificantPair& row : rows) placed.push_back(units.placed_near(row.other, nodes, near));
    std::vector<NearWord> words;
    for (const std::size_t i : each_once(placed, top)) {
        words.push_back({rows[i].other, rows[i].cells.o11, rows[i].log_likelihood});
    }
    std::sort(words.begin(), words.end(), [](const NearWord& a, const NearWord& b) { return a.unit < b.unit; });
    return words;
}

bool holds(const std::vector<NearWord>& words, std::uint32_t unit) {
    const auto at =
        std::partition_point(words.begin(), words.end(), [&](const NearWord& word) { return word.unit < unit; });
    return at != words.end() && at->unit == unit;
}

/// The words of these pairs, from the first on, as long as there is room.
std::vector<NearWord> words_of(const std::vector<SignificantPair>& pairs, std::size_t top) {
    std::set<std::uint32_t> units;
    for (const SignificantPair& pair : pairs) {
        const std::size_t more = (units.contains(pair.node) ? 0 : 1) + (units.contains(pair.other) ? 0 : 1);
        if (units.size() + more > top) break;
        units.insert({pair.node, pair.other});
    }
    std::vector<NearWord> words;
    words.reserve(units.size());
    for (const std::uint32_t unit : units) words.push_back({.unit = unit});
    return words;
}

/// The same without those that live inside others of them; each that goes makes room for the next pair.
std::vector<NearWord> words_of(std::vector<SignificantPair>& pairs, Units& units, std::size_t top) {
    while (true) {
        std::vector<NearWord> words = words_of(pairs, top);
        std::vector<PlacedWord> placed;
        placed.reserve(words.size());
        for (const NearWord& word : words) placed.push_back(units.placed(word.unit));
        const std::vector<std::size_t> kept = each_once(placed, words.size());
        if (kept.size() == words.size()) return words;
        std::set<std::uint32_t> parts;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!std::binary_search(kept.begin(), kept.end(), i)) parts.insert(words[i].unit);
        }
        std::erase_if(pairs, [&](const SignificantPair& pair) {
            return parts.contains(pair.node) || parts.contains(pair.other);
        });
    }
}

/// The pairs of a node that may be significant, of those in which it is the rarer one.
template <typename IsAsked>
void add_pairs(std::uint32_t node, Units& units, double level, IsAsked is_asked, std::vector<SignificantPair>& found) {
    const NearCounts& counts = units.count(node);
    for (const CollocateCount& row : counts.collocates) {
        if (!is_rarer(units, node, row.type) || !is_asked(row.type)) continue;
        const SignificantPair pair = tested(node, row, counts);
        if (pair.p <= level) found.push_back(pair);
    }
}

}  // namespace

Words collocates_of(const std::vector<Range>& nodes, const TokenTable& table, Units& units,
                    const PairCounting& counting, const Limits& limits, const Context& context) {
    Words found;
    found.words = strongest_near(nodes, units, words_of_node(nodes, table, counting.layer), limits.top);
    found.tests = pairs_of(found.words.size());
    for (std::size_t i = 0; i < found.words.size(); ++i) {
        context.progress(i, found.words.size());
        add_pairs(
            found.words[i].unit, units, limits.level,
            [&found](std::uint32_t other) { return holds(found.words, other); }, found.pairs);
    }
    context.progress(found.words.size(), found.words.size());
    keep_significant(found.pairs, found.tests, limits.level);
    sort_by_number(found.pairs);
    return found;
}

Words strongest_pairs(Units& units, const PairCounting& counting, const Limits& limits, const Context& context) {
    const std::vector<std::uint32_t> tested_units = frequent(units, counting.min_f);
    Words found;
    found.tests = pairs_of(tested_units.size());
    for (const std::uint32_t node : tested_units) {
        context.progress(node, units.size());
        add_pairs(
            node, units, limits.level, [](std::uint32_t) { return true; }, found.pairs);
    }
    context.progress(units.size(), units.size());
    keep_significant(found.pairs, found.tests, limits.level);
    sort_by_evidence(found.pairs);
    found.words = words_of(found.pairs, units, limits.top);
    std::erase_if(found.pairs, [&](const SignificantPair& pair) {
        return !holds(found.words, pair.node) || !holds(found.words, pair.other);
    });
    sort_by_number(found.pairs);
    return found;
}

}  // namespace glane::network
