#include "stages/cooccurrence/tables.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"
#include "stages/cooccurrence/programs.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

std::string places_of(const std::vector<Occurrence>& occurrences) {
    std::string text;
    for (const Occurrence& occurrence : occurrences) {
        const SourceRef& place = occurrence.place;
        text += fmt::format("{}{} p. {} l. {}", text.empty() ? "" : "; ", place.document, place.page, place.line);
    }
    return text;
}

Json json_of(const std::vector<Occurrence>& occurrences) {
    Json all = Json::array();
    for (const Occurrence& occurrence : occurrences) {
        const SourceRef& place = occurrence.place;
        all.push_back(
            {{"document", place.document}, {"interview", place.interview}, {"page", place.page}, {"line", place.line}});
    }
    return all;
}

Json json_of(const Standing& standing) {
    Json json{{"f", standing.f}, {"rank", nullptr}};
    if (standing.rank > 0) json["rank"] = standing.rank;
    return json;
}

Json json_of(const Collocate& row, const CooccurrenceTable& table, const std::vector<NamedMeasure>& measures) {
    Json json{
        {"collocate", row.text}, {"words", row.words}, {"f", row.f()}, {"f2", row.f2()}, {"expected", row.cells.e11()}};
    for (const NamedMeasure& measure : measures) json[measure.label] = measure(row.cells);
    json["p"] = row.p;
    json["q"] = row.q;
    if (row.g2_interval.known) json["log_likelihood_interval"] = {row.g2_interval.low, row.g2_interval.high};
    json["interviews"] = row.interviews;
    if (table.has_readings) {
        json["sure"] = json_of(row.sure);
        json["raw"] = json_of(row.raw);
    }
    json["occurrences"] = json_of(row.occurrences);
    return json;
}

void add_standing(Row& fields, const Standing& standing, bool known) {
    fields.push_back(known ? std::to_string(standing.f) : "");
    fields.push_back(known && standing.rank > 0 ? std::to_string(standing.rank) : "");
}

}  // namespace

std::vector<NamedMeasure> usual_measures() {
    std::vector<NamedMeasure> usual;
    for (const char* label : {"log_likelihood_signed", "log_dice", "mi_log2", "t_score"})
        usual.push_back(find_measure(label));
    return usual;
}

std::vector<NamedMeasure> usual_measures(const CooccurrenceTable& table) {
    std::vector<NamedMeasure> usual = usual_measures();
    const std::string first(cooccurrence::program_named(table.counted_as).measure);
    std::erase_if(usual, [&first](const NamedMeasure& measure) { return measure.label == first; });
    usual.insert(usual.begin(), find_measure(first));
    return usual;
}

std::string cooccurrence_csv(const CooccurrenceTable& table, const std::vector<NamedMeasure>& measures) {
    Row head;
    if (!table.by.empty()) head.push_back(table.by);
    head.insert(head.end(), {"rank", "collocate", "words", "f", "f2", "f1", "N", "expected"});
    for (const NamedMeasure& measure : measures) head.push_back(measure.label);
    head.insert(head.end(),
                {"p", "q", "g2_low", "g2_high", "interviews", "f_sure", "rank_sure", "f_raw", "rank_raw", "places"});
    std::string csv = csv_line(head);
    std::size_t rank = 0;
    for (const Collocate& row : table.collocates) {
        Row fields;
        if (!table.by.empty()) fields.push_back(table.part);
        fields.insert(fields.end(), {std::to_string(++rank), row.text, std::to_string(row.words), std::to_string(row.f()),
                                     std::to_string(row.f2()), std::to_string(table.f1), std::to_string(table.n),
                                     fixed(row.cells.e11(), 6)});
        for (const NamedMeasure& measure : measures) fields.push_back(fixed(measure(row.cells), 6));
        const bool drawn = row.g2_interval.known;
        fields.insert(fields.end(), {fmt::format("{:.6g}", row.p), fmt::format("{:.6g}", row.q),
                                     drawn ? fixed(row.g2_interval.low, 6) : "",
                                     drawn ? fixed(row.g2_interval.high, 6) : "", std::to_string(row.interviews)});
        add_standing(fields, row.sure, table.has_readings);
        add_standing(fields, row.raw, table.has_readings);
        fields.push_back(places_of(row.occurrences));
        csv += csv_line(fields);
    }
    return csv;
}

std::string cooccurrence_json(const CooccurrenceTable& table, const std::vector<NamedMeasure>& measures) {
    Json json{{"node", table.node}, {"span", table.span}};
    if (table.span == "window") {
        json["left"] = table.left;
        json["right"] = table.right;
    }
    json["unit"] = table.unit;
    if (!table.by.empty()) {
        json["by"] = table.by;
        json["part"] = table.part;
    }
    json["counted_as"] = table.counted_as;
    json["convention"] = table.convention;
    json["N"] = table.n;
    json["f1"] = table.f1;
    json["nodes"] = table.nodes.size();
    json["found"] = table.found;
    json["collocates"] = Json::array();
    for (const Collocate& row : table.collocates) json["collocates"].push_back(json_of(row, table, measures));
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace glane
