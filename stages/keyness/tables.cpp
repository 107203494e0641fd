#include "stages/keyness/tables.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const KeyWord& word, const Corpus& corpus) {
    Json json{{"word", word.text},
              {"f", word.cells.o11},
              {"f_against", word.cells.o21},
              {"expected", word.cells.e11()},
              {"log_likelihood_signed", word.log_likelihood},
              {"p", word.p},
              {"q", word.q},
              {"log_ratio", word.log_ratio},
              {"percent_difference", word.percent_difference},
              {"interviews", word.interviews},
              {"occurrences", Json::array()}};
    for (const WordPlace& stretch : word.places) {
        const SourceRef place = occurrence_of(corpus, stretch).place;
        json["occurrences"].push_back(
            {{"document", place.document}, {"interview", place.interview}, {"page", place.page}, {"line", place.line}});
    }
    return json;
}

}  // namespace

std::vector<const KeyWord*> key_words(const KeynessTable& table, std::size_t top) {
    std::size_t low = table.words.size();
    while (low > 0 && table.words[low - 1].log_likelihood < 0.0) --low;
    std::vector<const KeyWord*> words;
    for (std::size_t i = 0; i < table.words.size(); ++i) {
        const std::size_t rank = i < low ? i : table.words.size() - 1 - i;
        if (top == 0 || rank < top) words.push_back(&table.words[i]);
    }
    return words;
}

std::string keyness_csv(const KeynessTable& table, const Corpus& corpus, std::size_t top) {
    std::string csv = csv_line({"word", "f", "N", "f_against", "N_against", "expected", "log_likelihood_signed", "p",
                                "q", "log_ratio", "percent_difference", "interviews", "places"});
    for (const KeyWord* word : key_words(table, top)) {
        csv += csv_line({word->text, std::to_string(word->cells.o11), std::to_string(table.positions),
                         std::to_string(word->cells.o21), std::to_string(table.positions_against),
                         fixed(word->cells.e11(), 6), fixed(word->log_likelihood, 6), fmt::format("{:.6e}", word->p),
                         fmt::format("{:.6e}", word->q), fixed(word->log_ratio, 6), fixed(word->percent_difference, 6),
                         std::to_string(word->interviews), places_text(word->places, corpus)});
    }
    return csv;
}

std::string keyness_json(const KeynessTable& table, const Corpus& corpus, std::size_t top) {
    Json json{{"against", table.against},
              {"unit", table.unit},
              {"convention", table.convention},
              {"N", table.positions},
              {"N_against", table.positions_against},
              {"found", table.words.size()},
              {"words", Json::array()}};
    for (const KeyWord* word : key_words(table, top)) json["words"].push_back(json_of(*word, corpus));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace glane
