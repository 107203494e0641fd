#include "stages/figures/dispersion_marks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "pipeline/model/counted_words.h"

namespace glane::figures {
namespace {

constexpr std::size_t kPlacesShown = 12;  // in the title of one tick

std::string place_in_french(const SourceRef& place, bool names_document) {
    std::string text = place.interview;
    const auto add = [&](const std::string& more) {
        if (!text.empty()) text += ", ";
        text += more;
    };
    if (text.empty() || names_document) add(place.document);
    if (place.page > 0) add(fmt::format("p.\u00a0{}", place.page));
    if (place.line > 0) add(fmt::format("l.\u00a0{}", place.line));
    return text;
}

std::string title_of(const std::vector<const DispersedPlace*>& here, const Corpus& corpus) {
    std::string text;
    if (here.size() > 1) text = fmt::format("{} occurrences", here.size());
    for (std::size_t i = 0; i < std::min(here.size(), kPlacesShown); ++i) {
        if (!text.empty()) text += '\n';
        text += place_in_french(occurrence_of(corpus, here[i]->place).place, corpus.size() > 1);
    }
    if (here.size() > kPlacesShown) text += "\n…";
    return text;
}

}  // namespace

std::vector<Tick> ticks_of(const DispersedWord& word, const DispersionAxis& axis, const Corpus& corpus) {
    std::map<std::int64_t, std::vector<const DispersedPlace*>> in_place;  // by cell of the grid
    for (const DispersedPlace& place : word.places) in_place[std::llround(axis.x(place) / kTickGrid)].push_back(&place);
    std::vector<Tick> ticks;
    ticks.reserve(in_place.size());
    for (const auto& [cell, here] : in_place) {
        ticks.push_back(
            {static_cast<double>(cell) * kTickGrid, static_cast<std::int64_t>(here.size()), title_of(here, corpus)});
    }
    return ticks;
}

std::string dispersion_plot_csv(const DispersionTable& table, const DispersionAxis& axis, const Corpus& corpus) {
    std::string csv = csv_line({"expression", "position", "part", "document", "interview", "page", "line"});
    for (const DispersedWord& word : table.words) {
        for (const DispersedPlace& here : word.places) {
            const SourceRef place = occurrence_of(corpus, here.place).place;
            csv += csv_line({word.text, std::to_string(axis.position(here)), table.parts[here.part].name,
                             place.document, place.interview, std::to_string(place.page), std::to_string(place.line)});
        }
    }
    return csv;
}

}  // namespace glane::figures
