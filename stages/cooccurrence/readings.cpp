#include "stages/cooccurrence/readings.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

namespace glane {
namespace {

std::unordered_map<std::string, Standing> standings_of(const CooccurrenceTable& table, int min_f) {
    std::unordered_map<std::string, Standing> standings;
    std::size_t rank = 0;
    for (const Collocate& row : table.collocates) {
        standings[row.key] = {row.f(), row.f() >= min_f ? ++rank : 0};
    }
    return standings;
}

Standing standing_of(const std::unordered_map<std::string, Standing>& standings, const std::string& key) {
    const auto found = standings.find(key);
    return found == standings.end() ? Standing{} : found->second;
}

/// Of the first `top` collocates, those that are among the first `top` of the other reading as well.
std::size_t staying(const CooccurrenceTable& table, Standing Collocate::*reading, std::size_t top) {
    const auto end = table.collocates.begin() + static_cast<std::ptrdiff_t>(top);
    return static_cast<std::size_t>(std::count_if(table.collocates.begin(), end, [&](const Collocate& row) {
        return (row.*reading).rank > 0 && (row.*reading).rank <= top;
    }));
}

}  // namespace

Cooccur::Options options_for_readings(Cooccur::Options options) {
    options.top = 0;
    options.min_f = 1;
    options.min_interviews = 0;
    return options;
}

void compare_readings(CooccurrenceTable& table, const CooccurrenceTable& sure, const CooccurrenceTable& raw,
                      int min_f) {
    const auto in_sure = standings_of(sure, min_f);
    const auto in_raw = standings_of(raw, min_f);
    for (Collocate& row : table.collocates) {
        row.sure = standing_of(in_sure, row.key);
        row.raw = standing_of(in_raw, row.key);
    }
    table.has_readings = true;
    constexpr std::size_t kTop = 30;
    const std::size_t top = std::min(kTop, table.collocates.size());
    if (top == 0) return;
    table.convention += fmt::format(
        " Corrections : sur les {} premiers cooccurrents, {} sont encore parmi les {} premiers avec les seules "
        "corrections "
        "sûres (probabilité d'au moins 0,99), {} avec le texte brut de la page.",
        top, staying(table, &Collocate::sure, top), top, staying(table, &Collocate::raw, top));
}

}  // namespace glane
