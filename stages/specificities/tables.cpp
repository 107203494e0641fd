#include "stages/specificities/tables.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

Json occurrences_of(const std::vector<WordPlace>& places, const Corpus& corpus) {
    Json all = Json::array();
    for (const WordPlace& word : places) {
        const SourceRef place = occurrence_of(corpus, word).place;
        all.push_back(
            {{"document", place.document}, {"interview", place.interview}, {"page", place.page}, {"line", place.line}});
    }
    return all;
}

/// Part by part, from the highest score to the lowest.
std::vector<std::pair<std::size_t, std::size_t>> rows_of(const SpecificityTable& table, std::size_t top) {
    std::vector<std::pair<std::size_t, std::size_t>> rows;  // word, part
    for (std::size_t part = 0; part < table.parts.size(); ++part) {
        for (const std::size_t word : specific_words(table, part, ScoreOrder::highest, top))
            rows.emplace_back(word, part);
        std::vector<std::size_t> low = specific_words(table, part, ScoreOrder::lowest, top);
        std::reverse(low.begin(), low.end());
        for (const std::size_t word : low) rows.emplace_back(word, part);
    }
    return rows;
}

}  // namespace

std::vector<std::size_t> specific_words(const SpecificityTable& table, std::size_t part, ScoreOrder order,
                                        std::size_t top) {
    const bool high = order == ScoreOrder::highest;
    std::vector<std::size_t> words;
    for (std::size_t i = 0; i < table.words.size(); ++i) {
        // As many as expected is no score below zero, but has to stand somewhere.
        if (high == (table.words[i].uses[part].specificity >= 0.0)) words.push_back(i);
    }
    std::stable_sort(words.begin(), words.end(), [&](std::size_t a, std::size_t b) {
        const double one = table.words[a].uses[part].specificity;
        const double other = table.words[b].uses[part].specificity;
        return high ? one > other : one < other;
    });
    if (top > 0 && words.size() > top) words.resize(top);
    return words;
}

std::string specificities_csv(const SpecificityTable& table, const Corpus& corpus, std::size_t top) {
    std::string csv = csv_line({"word", "words", "part", "f", "F", "t", "T", "expected", "specificity", "p", "q",
                                "interviews", "part_interviews", "places"});
    for (const auto& [at, part] : rows_of(table, top)) {
        const SpecificWord& word = table.words[at];
        const SpecificUse& use = word.uses[part];
        const Contingency cells = table.cells(word, part);
        csv += csv_line({word.text, std::to_string(word.words), table.parts[part].name, std::to_string(use.f()),
                         std::to_string(cells.f2()), std::to_string(cells.f1()), std::to_string(cells.n()),
                         fixed(cells.e11(), 6), fixed(use.specificity, 6), fmt::format("{:.6e}", use.p),
                         fmt::format("{:.6e}", use.q), std::to_string(use.interviews),
                         std::to_string(table.parts[part].interviews), places_text(use.places, corpus)});
    }
    return csv;
}

std::string specificities_json(const SpecificityTable& table, const Corpus& corpus, std::size_t top) {
    Json json{{"variable", table.variable},  {"unit", table.unit},         {"convention", table.convention},
              {"T", table.positions},        {"left_out", table.left_out}, {"parts", Json::array()},
              {"found", table.words.size()}, {"rows", Json::array()}};
    for (const Part& part : table.parts) {
        json["parts"].push_back({{"part", part.name}, {"t", part.positions}, {"interviews", part.interviews}});
    }
    for (const auto& [at, part] : rows_of(table, top)) {
        const SpecificWord& word = table.words[at];
        const SpecificUse& use = word.uses[part];
        const Contingency cells = table.cells(word, part);
        json["rows"].push_back({{"word", word.text},
                                {"words", word.words},
                                {"part", table.parts[part].name},
                                {"f", use.f()},
                                {"F", cells.f2()},
                                {"t", cells.f1()},
                                {"T", cells.n()},
                                {"expected", cells.e11()},
                                {"specificity", use.specificity},
                                {"p", use.p},
                                {"q", use.q},
                                {"interviews", use.interviews},
                                {"occurrences", occurrences_of(use.places, corpus)}});
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace glane
