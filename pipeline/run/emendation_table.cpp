#include "pipeline/run/emendation_table.h"

#include <array>

#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

constexpr std::array kColumns{"file",  "page",   "line",  "begin", "end",         "restored_begin", "restored_end",
                              "before", "after", "rule", "probability", "status"};

Row row_of(const Source& source, const Emendation& emendation) {
    const LinePlace place = source.place_of(emendation.source.begin);
    return {source.name,
            std::to_string(place.page),
            std::to_string(place.line),
            std::to_string(emendation.source.begin),
            std::to_string(emendation.source.end),
            std::to_string(emendation.restored.begin),
            std::to_string(emendation.restored.end),
            emendation.before,
            emendation.after,
            emendation.rule,
            fixed(emendation.probability, 4),
            name_of(emendation.status)};
}

}  // namespace

const char* name_of(EmendationStatus status) {
    switch (status) {
        case EmendationStatus::applied: return "applied";
        case EmendationStatus::proposed: return "proposed";
        case EmendationStatus::kept: return "kept";
    }
    return "kept";
}

std::string emendation_header() { return tsv_line(Row(kColumns.begin(), kColumns.end())); }

std::string emendation_rows(const Source& source, const Restored& restored) {
    std::string rows;
    for (const Emendation& emendation : restored.emendations) rows += tsv_line(row_of(source, emendation));
    return rows;
}

std::string emendation_json(const std::vector<std::pair<const Source*, const Restored*>>& texts) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const auto& [source, restored] : texts) {
        for (const Emendation& emendation : restored->emendations) {
            const LinePlace place = source->place_of(emendation.source.begin);
            all.push_back({{"file", source->name},
                           {"page", place.page},
                           {"line", place.line},
                           {"begin", emendation.source.begin},
                           {"end", emendation.source.end},
                           {"restored_begin", emendation.restored.begin},
                           {"restored_end", emendation.restored.end},
                           {"before", emendation.before},
                           {"after", emendation.after},
                           {"rule", emendation.rule},
                           {"probability", emendation.probability},
                           {"status", name_of(emendation.status)}});
        }
    }
    return all.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace glane
