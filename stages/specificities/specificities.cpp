#include "stages/specificities/specificities.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/model/counted_text.h"
#include "pipeline/model/counted_words.h"
#include "pipeline/model/exact_test.h"
#include "pipeline/model/measures.h"
#include "pipeline/model/multiple_tests.h"
#include "stages/specificities/convention.h"

namespace glane {
namespace {

/// The places of a word, part by part; what has no value is not among them.
SpecificWord spread(const CountedWord& word, const CountedText& counted, const Partition& parts, const Corpus& corpus) {
    SpecificWord row{printed_form(word, counted, corpus), word.key, word.words, 0, {}};
    row.uses.resize(parts.parts.size());
    std::vector<std::vector<std::uint32_t>> starts(parts.parts.size() + 1);  // the last one: all
    for (const std::uint32_t start : word.starts) {
        const std::uint32_t part = parts.of(counted, start);
        if (part == kNone) continue;
        row.uses[part].places.push_back(place_of(counted, start, word.words));
        starts[part].push_back(start);
        starts.back().push_back(start);
    }
    row.interviews = interviews_of(starts.back(), counted, corpus);
    for (std::size_t i = 0; i < row.uses.size(); ++i) {
        row.uses[i].interviews = interviews_of(starts[i], counted, corpus);
    }
    return row;
}

void measure(SpecificWord& word, const SpecificityTable& table, const NamedMeasure& score) {
    for (std::size_t part = 0; part < word.uses.size(); ++part) {
        const Contingency cells = table.cells(word, part);
        word.uses[part].specificity = score(cells);
        word.uses[part].p = std::exp(log_two_sided(cells));
    }
}

void adjust(std::vector<SpecificWord>& words) {
    std::vector<double> p;
    for (const SpecificWord& word : words) {
        for (const SpecificUse& use : word.uses) p.push_back(use.p);
    }
    const std::vector<double> q = benjamini_hochberg(p);
    auto next = q.begin();
    for (SpecificWord& word : words) {
        for (SpecificUse& use : word.uses) use.q = *next++;
    }
}

void sort(std::vector<SpecificWord>& words) {
    std::vector<std::pair<double, std::size_t>> order;
    for (const SpecificWord& word : words) {
        double most = 0.0;
        for (const SpecificUse& use : word.uses) most = std::max(most, std::abs(use.specificity));
        order.emplace_back(most, order.size());
    }
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : words[a.second].key < words[b.second].key;
    });
    std::vector<SpecificWord> sorted;
    sorted.reserve(words.size());
    for (const auto& [most, at] : order) sorted.push_back(std::move(words[at]));
    words = std::move(sorted);
}

}  // namespace

SpecificityTable Specificities::run(const Input& input, const Options& options, Context& context) {
    check(options.words);
    const CountedText counted = count_text(input.corpus, input.language, options.words.counting());
    Partition parts = partition_to_compare(input.corpus, counted, part_variable(options.by));
    SpecificityTable table{.variable = parts.variable,
                           .unit = options.words.unit,
                           .convention = {},
                           .positions = parts.positions,
                           .left_out = parts.left_out,
                           .parts = parts.parts,
                           .words = {}};
    const NamedMeasure score = find_measure("specificity_score_lafon_log10");
    const std::vector<CountedWord> words = counted_words(counted, input.corpus, input.language, options.words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        context.progress(i, words.size());
        SpecificWord word = spread(words[i], counted, parts, input.corpus);
        // What the variable leaves out counts for nothing, not for the thresholds either.
        if (word.frequency() < std::max(options.words.min_f, 1)) continue;
        if (word.interviews < static_cast<std::uint32_t>(options.words.min_interviews)) continue;
        measure(word, table, score);
        table.words.push_back(std::move(word));
    }
    context.progress(words.size(), words.size());
    adjust(table.words);
    sort(table.words);
    table.convention = specificities::convention_of(table, options, counted.tagged);
    return table;
}

}  // namespace glane
