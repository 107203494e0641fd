#include "stages/cooccurrence/selection.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"

namespace glane {
namespace {

/// Stretches of the corpus, and whether another lies inside one of them.
class Stretches {
  public:
    void add(const std::vector<Occurrence>& occurrences) {
        for (const Occurrence& occurrence : occurrences) by_text_[occurrence.passage.text].push_back(occurrence.span);
    }
    /// Sorts by beginning; each end becomes the furthest of those so far, so that one look tells.
    void settle() {
        for (auto& [text, spans] : by_text_) {
            std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
            for (std::size_t i = 1; i < spans.size(); ++i) spans[i].end = std::max(spans[i].end, spans[i - 1].end);
        }
    }
    [[nodiscard]] bool hold(const Occurrence& occurrence) const {
        const auto found = by_text_.find(occurrence.passage.text);
        if (found == by_text_.end()) return false;
        const std::vector<Span>& spans = found->second;
        const auto behind = std::partition_point(spans.begin(), spans.end(),
                                                 [&](Span span) { return span.begin <= occurrence.span.begin; });
        return behind != spans.begin() && std::prev(behind)->end >= occurrence.span.end;
    }

  private:
    std::map<std::uint32_t, std::vector<Span>> by_text_;
};

bool lives_inside(const Collocate& row, const Stretches& longer) {
    const auto inside = std::count_if(row.occurrences.begin(), row.occurrences.end(),
                                      [&](const Occurrence& occurrence) { return longer.hold(occurrence); });
    return 5 * static_cast<std::size_t>(inside) >= 4 * row.occurrences.size();
}

bool eligible(const Collocate& row, const CloudSelection& selection) {
    return row.log_likelihood > 0.0 && row.log_likelihood >= selection.min_log_likelihood &&
           row.f() >= std::max(1, selection.min_f) &&
           row.interviews >= static_cast<std::uint32_t>(std::max(0, selection.min_interviews));
}

// From the longest to single words: what lives inside longer ones that stay goes.
std::vector<std::size_t> without_parts(const std::vector<Collocate>& rows, const std::vector<std::size_t>& candidates) {
    std::map<std::uint32_t, std::vector<std::size_t>, std::greater<>> by_length;
    for (const std::size_t i : candidates) by_length[rows[i].words].push_back(i);
    Stretches longer;
    std::vector<std::size_t> kept;
    for (const auto& [words, group] : by_length) {
        const std::size_t before = kept.size();
        for (const std::size_t i : group) {
            if (!lives_inside(rows[i], longer)) kept.push_back(i);
        }
        for (std::size_t k = before; k < kept.size(); ++k) longer.add(rows[kept[k]].occurrences);
        longer.settle();
    }
    std::sort(kept.begin(), kept.end());
    return kept;
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
    for (std::size_t i = 0; i < table.collocates.size(); ++i) {
        if (eligible(table.collocates[i], selection)) candidates.push_back(i);
    }
    const auto most = static_cast<std::size_t>(std::max(0, selection.items));
    while (true) {
        std::vector<std::size_t> kept = without_parts(table.collocates, candidates);
        if (kept.size() <= most) return kept;
        // An expression that finds no room must not take its words with it.
        std::vector<std::size_t> cut;
        for (std::size_t k = most; k < kept.size(); ++k) {
            if (table.collocates[kept[k]].is_expression()) cut.push_back(kept[k]);
        }
        kept.resize(most);
        if (cut.empty()) return kept;
        std::erase_if(candidates, [&](std::size_t i) { return std::binary_search(cut.begin(), cut.end(), i); });
    }
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
