#include "stages/dispersion/tables.h"

#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const DispersedWord& word, const DispersionTable& table, const Corpus& corpus) {
    const Dispersion& measures = word.dispersion;
    Json json{{"expression", word.text},
              {"words", word.words},
              {"f", word.frequency()},
              {"range", measures.range},
              {"dp", measures.dp},
              {"dp_norm", measures.dp_norm},
              {"juilland_d", measures.juilland_d},
              {"carroll_d2", measures.carroll_d2},
              {"rosengren_s", measures.rosengren_s},
              {"frequencies", word.frequencies},
              {"occurrences", Json::array()}};
    for (const DispersedPlace& here : word.places) {
        const SourceRef place = occurrence_of(corpus, here.place).place;
        json["occurrences"].push_back({{"document", place.document},
                                       {"interview", place.interview},
                                       {"page", place.page},
                                       {"line", place.line},
                                       {"part", table.parts[here.part].name},
                                       {"position", here.position},
                                       {"position_in_part", here.position_in_part}});
    }
    return json;
}

}  // namespace

std::string dispersion_csv(const DispersionTable& table) {
    std::string csv = csv_line(
        {"expression", "words", "f", "range", "parts", "dp", "dp_norm", "juilland_d", "carroll_d2", "rosengren_s"});
    for (const DispersedWord& word : table.words) {
        const Dispersion& measures = word.dispersion;
        csv += csv_line({word.text, std::to_string(word.words), std::to_string(word.frequency()),
                         std::to_string(measures.range), std::to_string(table.parts.size()), fixed(measures.dp, 6),
                         fixed(measures.dp_norm, 6), fixed(measures.juilland_d, 6), fixed(measures.carroll_d2, 6),
                         fixed(measures.rosengren_s, 6)});
    }
    return csv;
}

std::string dispersion_places_csv(const DispersionTable& table, const Corpus& corpus) {
    std::string csv =
        csv_line({"expression", "document", "interview", "page", "line", "part", "position", "position_in_part"});
    for (const DispersedWord& word : table.words) {
        for (const DispersedPlace& here : word.places) {
            const SourceRef place = occurrence_of(corpus, here.place).place;
            csv += csv_line({word.text, place.document, place.interview, std::to_string(place.page),
                             std::to_string(place.line), table.parts[here.part].name, fixed(here.position, 6),
                             fixed(here.position_in_part, 6)});
        }
    }
    return csv;
}

std::string dispersion_json(const DispersionTable& table, const Corpus& corpus) {
    Json json{{"over", table.over},    {"unit", table.unit},         {"convention", table.convention},
              {"T", table.positions},  {"left_out", table.left_out}, {"parts", Json::array()},
              {"words", Json::array()}};
    for (const Part& part : table.parts) {
        json["parts"].push_back({{"part", part.name}, {"t", part.positions}, {"interviews", part.interviews}});
    }
    for (const DispersedWord& word : table.words) json["words"].push_back(json_of(word, table, corpus));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace glane
