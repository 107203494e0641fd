#include "pipeline/run/emendation_table.h"

#include <array>
#include <cstdint>
#include <utility>

#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;
constexpr std::array kColumns{"file",         "page",   "line",  "begin", "end",         "restored_begin",
                              "restored_end", "before", "after", "rule",  "probability", "status"};

/// Page and line; the column is not asked for, which would cost the line from its beginning.
LinePlace place_in(const Source& source, std::uint32_t offset) {
    LinePlace place;
    place.line = static_cast<std::uint32_t>(source.line_at(offset)) + 1;
    if (!source.pages.empty()) place.page = source.pages[source.page_at(offset)].number;
    return place;
}

Row row_of(const Source& source, const Emendation& emendation) {
    const LinePlace place = place_in(source, emendation.source.begin);
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

std::string EmendationJson::rows(const Source& source, const Restored& restored) {
    std::string rows;
    for (const Emendation& emendation : restored.emendations) {
        const LinePlace place = place_in(source, emendation.source.begin);
        const nlohmann::ordered_json row = {{"file", source.name},
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
                                            {"status", name_of(emendation.status)}};
        const std::string alone = nlohmann::ordered_json::array({row}).dump(1, ' ', false, kReplace);
        rows += std::exchange(is_begun_, true) ? "," : "[";
        rows.append(alone, 1, alone.size() - 3);  // without "[" and "\n]"
    }
    return rows;
}

}  // namespace glane
