#include "stages/themes/theme_files.h"

#include <cmath>
#include <numbers>

#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;
using Count = std::int64_t ThemeCounts::*;

std::int64_t sum(const ThemeTable& table, Count which) {
    std::int64_t all = 0;
    for (const ThemeCount& theme : table.themes) all += theme.counts.*which;
    return all;
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

/// Shortest decimals of a rounded number: the same bytes everywhere.
Json circle(const ThemeTable& table, const ThemeCount& theme, Count which) {
    const std::int64_t all = sum(table, which);
    const auto own = static_cast<double>(theme.counts.*which);
    return {{"occurrences", theme.counts.*which},
            {"share", rounded(all == 0 ? 0.0 : own / static_cast<double>(all), 1e6)},
            {"area", theme.counts.*which},
            {"radius", rounded(std::sqrt(own / std::numbers::pi), 1e6)}};
}

void add_counts(Row& row, const ThemeCounts& counts) {
    for (const std::int64_t count : {counts.occurrences, counts.body, counts.interviewees, counts.interviewers,
                                     counts.texts, counts.interviews, counts.sections}) {
        row.push_back(std::to_string(count));
    }
}

Json counts_json(const ThemeCounts& counts) {
    return {{"occurrences", counts.occurrences},   {"body", counts.body},   {"interviewees", counts.interviewees},
            {"interviewers", counts.interviewers}, {"texts", counts.texts}, {"interviews", counts.interviews},
            {"sections", counts.sections}};
}

Json place_json(const ThemeCount& theme, const ThemePlace& place) {
    return {{"expression", theme.expressions[place.expression].expression},
            {"words", place.words},
            {"part", name_of(place.part)},
            {"document", place.ref.document},
            {"interview", place.ref.interview},
            {"page", place.ref.page},
            {"line", place.ref.line},
            {"counts", place.counts}};
}

Json theme_json(const ThemeTable& table, const ThemeCount& theme) {
    Json out = {{"theme", theme.name}};
    out.update(circle(table, theme, &ThemeCounts::occurrences));
    out["body"] = circle(table, theme, &ThemeCounts::body);
    out["interviewees"] = circle(table, theme, &ThemeCounts::interviewees);
    out["interviewers"] = theme.counts.interviewers;
    out["texts"] = theme.counts.texts;
    out["interviews"] = theme.counts.interviews;
    out["sections"] = theme.counts.sections;
    out["expressions"] = Json::array();
    for (const ExpressionCount& expression : theme.expressions) {
        Json row = {{"expression", expression.expression}};
        row.update(counts_json(expression.counts));
        out["expressions"].push_back(std::move(row));
    }
    out["places"] = Json::array();
    for (const ThemePlace& place : theme.places) out["places"].push_back(place_json(theme, place));
    return out;
}

}  // namespace

std::string themes_csv(const ThemeTable& table) {
    std::string out = csv_line({"theme", "expression", "occurrences", "body", "interviewees", "interviewers", "texts",
                                "interviews", "sections"});
    for (const ThemeCount& theme : table.themes) {
        Row total{theme.name, ""};
        add_counts(total, theme.counts);
        out += csv_line(total);
        for (const ExpressionCount& expression : theme.expressions) {
            Row row{theme.name, expression.expression};
            add_counts(row, expression.counts);
            out += csv_line(row);
        }
    }
    return out;
}

std::string themes_json(const ThemeTable& table) {
    Json themes = Json::array();
    for (const ThemeCount& theme : table.themes) themes.push_back(theme_json(table, theme));
    const Json all = {{"formula", {{"area", "occurrences"}, {"radius", "sqrt(occurrences / pi)"}, {"scale", 1}}},
                      {"words", table.words},
                      {"words_of_body", table.words_of_body},
                      {"words_of_interviewees", table.words_of_interviewees},
                      {"occurrences", sum(table, &ThemeCounts::occurrences)},
                      {"themes", std::move(themes)}};
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string theme_share(const ThemeTable& table, const ThemeCount& theme) {
    const std::int64_t all = sum(table, &ThemeCounts::occurrences);
    const auto own = static_cast<double>(theme.counts.occurrences);
    return fixed(all == 0 ? 0.0 : 100.0 * own / static_cast<double>(all), 1);
}

}  // namespace glane
