#include "stages/cooccurrence/selection.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/model/each_once.h"

namespace glane {
namespace {

/// Its places near the node, the number of their text above the bytes.
PlacedWord placed(const Collocate& row) {
    PlacedWord word{.words = row.words, .stretches = {}};
    for (const Occurrence& occurrence : row.occurrences) {
        const std::uint64_t text = std::uint64_t{occurrence.passage.text} << 32U;
        word.stretches.push_back({text | occurrence.span.begin, text | occurrence.span.end});
    }
    return word;
}

bool eligible(const Collocate& row, const CloudSelection& selection) {
    return row.log_likelihood > 0.0 && row.log_likelihood >= selection.min_log_likelihood &&
           row.f() >= std::max(1, selection.min_f) &&
           row.interviews >= static_cast<std::uint32_t>(std::max(0, selection.min_interviews));
}

std::string evidence_of(const Collocate& row) {
    std::string text = fmt::format("G² = {} ; {} fois dans le contexte, sur {}", french_number(row.log_likelihood, 1),
                                   french_number(row.f()), french_number(row.f2()));
    if (row.interviews > 0) text += fmt::format(" ; {} entretien{}", row.interviews, row.interviews > 1 ? "s" : "");
    return text;
}

}  // namespace

std::vector<std::size_t> select_collocates(const CooccurrenceTable& table, const CloudSelection& selection) {
    std::vector<std::size_t> candidates;
    std::vector<PlacedWord> words;
    for (std::size_t i = 0; i < table.collocates.size(); ++i) {
        if (!eligible(table.collocates[i], selection)) continue;
        candidates.push_back(i);
        words.push_back(placed(table.collocates[i]));
    }
    std::vector<std::size_t> rows = each_once(words, static_cast<std::size_t>(std::max(0, selection.items)));
    for (std::size_t& row : rows) row = candidates[row];
    return rows;
}

std::string link_to_row(std::size_t index, std::size_t linked) {
    return index < linked ? fmt::format("#mot-{}", index + 1) : std::string();
}

std::vector<CloudItem> cloud_items(const CooccurrenceTable& table, const CloudSelection& selection,
                                   std::size_t linked) {
    return items_of_rows(table, select_collocates(table, selection), linked);
}

std::vector<CloudItem> items_of_rows(const CooccurrenceTable& table, const std::vector<std::size_t>& rows,
                                     std::size_t linked) {
    std::vector<CloudItem> items;
    for (const std::size_t i : rows) {
        const Collocate& row = table.collocates[i];
        CloudItem item;
        item.text = row.text;
        item.weight = row.log_likelihood;
        item.evidence = evidence_of(row);
        item.link = link_to_row(i, linked);
        for (const Occurrence& occurrence : row.occurrences) {
            item.places.push_back(fmt::format("p. {}, l. {}", occurrence.place.page, occurrence.place.line));
            item.contexts.push_back(fmt::format("{}:{}", occurrence.passage.text, occurrence.passage.passage));
            item.contexts.push_back(occurrence.place.document + " " + occurrence.place.interview);
        }
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace glane
