#include "stages/repetition/tables.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

std::size_t rows_of(const SegmentTable& table, std::size_t top) {
    return top == 0 ? table.segments.size() : std::min(top, table.segments.size());
}

Json json_of(const SegmentRow& segment, const Corpus& corpus) {
    Json json{{"segment", segment.text},     {"words", segment.words},     {"f", segment.frequency()},
              {"nested", segment.nested},    {"c_value", segment.c_value}, {"interviews", segment.interviews},
              {"occurrences", Json::array()}};
    for (const WordPlace& word : segment.places) {
        const SourceRef place = occurrence_of(corpus, word).place;
        json["occurrences"].push_back(
            {{"document", place.document}, {"interview", place.interview}, {"page", place.page}, {"line", place.line}});
    }
    return json;
}

}  // namespace

std::string segments_csv(const SegmentTable& table, const Corpus& corpus, std::size_t top) {
    std::string csv = csv_line({"rank", "segment", "words", "f", "nested", "c_value", "interviews", "places"});
    for (std::size_t i = 0; i < rows_of(table, top); ++i) {
        const SegmentRow& segment = table.segments[i];
        csv += csv_line({std::to_string(i + 1), segment.text, std::to_string(segment.words),
                         std::to_string(segment.frequency()), std::to_string(segment.nested), fixed(segment.c_value, 6),
                         std::to_string(segment.interviews), places_text(segment.places, corpus)});
    }
    return csv;
}

std::string segments_json(const SegmentTable& table, const Corpus& corpus, std::size_t top) {
    Json json{{"unit", table.unit},
              {"convention", table.convention},
              {"T", table.positions},
              {"found", table.segments.size()},
              {"segments", Json::array()}};
    for (std::size_t i = 0; i < rows_of(table, top); ++i) {
        json["segments"].push_back(json_of(table.segments[i], corpus));
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace glane
