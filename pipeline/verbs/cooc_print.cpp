#include "pipeline/verbs/cooc_print.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/verbs/print.h"

namespace glane {
namespace {

/// Lafon's probability has a sign, which is not the probability's own.
std::string value_text(const NamedMeasure& measure, const Contingency& cells, int decimals) {
    const double value = measure(cells);
    if (measure.measure->scale != Scale::probability) return french_number(value, decimals);
    return (value < 0.0 ? "-" : "") + french_probability(std::abs(value));
}

std::string interval_text(const Interval& interval) {
    return interval.known ? fmt::format("{} à {}", french_number(interval.low, 1), french_number(interval.high, 1)) : "";
}

std::string rank_text(const Standing& standing) {
    return standing.rank > 0 ? french_number(standing.rank) : fmt::format("– (f {})", french_number(standing.f));
}

std::size_t rank_of(const CooccurrenceTable& table, const Collocate& row) {
    return static_cast<std::size_t>(&row - table.collocates.data()) + 1;
}

std::string heading_of(const CooccurrenceTable& table) {
    const std::string convention = table.counted_as == "glane" ? "" : " ; convention : " + table.counted_as;
    const std::string part = table.by.empty() ? "" : fmt::format("{}\n", table.part);
    return part + fmt::format("« {} » : {} ; contexte : {}{} ; f1 = {}, N = {}\n", table.node,
                              count_of(static_cast<std::int64_t>(table.nodes.size()), "occurrence"), context_of(table),
                              convention, french_number(table.f1), french_number(table.n));
}

std::string four_counts(const Contingency& cells) {
    const auto row = [](std::string_view name, std::int64_t a, std::int64_t b) {
        return Row{std::string(), std::string(name), french_number(a), french_number(b), french_number(a + b)};
    };
    return aligned({{"", "", "le cooccurrent", "autres", "total"},
                    row("dans le contexte", cells.o11, cells.o12),
                    row("ailleurs", cells.o21, cells.o22),
                    row("total", cells.f2(), cells.n() - cells.f2())});
}

std::string formulas(const Contingency& t) {
    std::string text = fmt::format("  attendue  E = f1·f2/N = {}·{}/{} = {}\n", french_number(t.f1()),
                                   french_number(t.f2()), french_number(t.n()), french_number(t.e11(), 4));
    const auto term = [](std::int64_t observed, double expected) {
        const std::string o = french_number(observed);
        return observed == 0 ? o : fmt::format("{}·ln({}/{})", o, o, french_number(expected, 4));
    };
    text += fmt::format("  G²        2·[{} + {} + {} + {}] = {}{}\n", term(t.o11, t.e11()), term(t.o12, t.e12()),
                        term(t.o21, t.e21()), term(t.o22, t.e22()), french_number(std::abs(log_likelihood_signed(t)), 4),
                        t.direction() < 0 ? ", négative : moins qu'attendu" : "");
    if (t.o11 > 0) {
        text += fmt::format("  logDice   14 + log2(2·{}/({} + {})) = {}\n", french_number(t.o11), french_number(t.f1()),
                            french_number(t.f2()), french_number(log_dice(t), 4));
    }
    return text;
}

std::vector<std::string> places_of(const std::vector<Occurrence>& occurrences) {
    std::vector<std::string> places;
    for (const Occurrence& occurrence : occurrences) {
        const SourceRef& place = occurrence.place;
        places.push_back(fmt::format("{}, p. {}, l. {}", place.document, place.page, place.line));
    }
    return places;
}

/// Those of `places` that `others` lack; a place that is there twice must be there twice.
std::vector<std::string> without(const std::vector<std::string>& places, std::vector<std::string> others) {
    std::vector<std::string> left;
    for (const std::string& place : places) {
        const auto same = std::find(others.begin(), others.end(), place);
        if (same == others.end()) {
            left.push_back(place);
        } else {
            others.erase(same);
        }
    }
    return left;
}

}  // namespace

std::string title_of(const NamedMeasure& measure) {
    if (measure.label == "log_likelihood_signed") return "G²";
    if (measure.label == "log_dice") return "logDice";
    if (measure.label == "mi_log2") return "IM (log2)";
    if (measure.label == "t_score") return "t";
    if (measure.label == "chi_squared_yates_signed") return "χ² (Yates)";
    if (measure.label == "specificity_score_lafon_log10") return "spécificité";
    return measure.label;
}

std::string context_of(const CooccurrenceTable& table) {
    if (table.span == "sentence") return "phrase";
    if (table.span == "interview") return "entretien";
    if (table.span == "answers") return "réponses à la question du guide";
    if (table.span == "window")
        return fmt::format("fenêtre de {} mots à gauche et {} à droite", table.left, table.right);
    return "tour de parole ou paragraphe";
}

std::string first_collocates(std::size_t count) {
    return count == 1 ? "Le premier cooccurrent" : fmt::format("Les {} premiers cooccurrents", count);
}

std::string cooc_text(const CooccurrenceTable& table, const std::vector<NamedMeasure>& measures) {
    Row head{"rang", "cooccurrent", "f", "f2", "attendue"};
    for (const NamedMeasure& measure : measures) head.push_back(title_of(measure));
    if (table.resampled > 0) head.emplace_back("G² à 95 %");
    head.insert(head.end(), {"q", "entretiens"});
    if (table.has_readings) head.insert(head.end(), {"rang sûr", "rang brut"});
    std::vector<Row> rows{head};
    for (const Collocate& collocate : table.collocates) {
        Row row{french_number(rows.size()), collocate.text, french_number(collocate.f()), french_number(collocate.f2()),
                french_number(collocate.cells.e11(), 2)};
        for (const NamedMeasure& measure : measures) row.push_back(value_text(measure, collocate.cells, 2));
        if (table.resampled > 0) row.push_back(interval_text(collocate.g2_interval));
        row.insert(row.end(), {french_probability(collocate.q), french_number(collocate.interviews)});
        if (table.has_readings) row.insert(row.end(), {rank_text(collocate.sure), rank_text(collocate.raw)});
        rows.push_back(std::move(row));
    }
    std::string text = heading_of(table) + '\n';
    text += table.collocates.empty() ? "aucun cooccurrent\n" : aligned(rows);
    const std::int64_t more = table.found - static_cast<std::int64_t>(table.collocates.size());
    if (more > 0) text += fmt::format("… et {} de plus (--top 0 les montre tous)\n", more);
    return text + '\n' + wrapped(table.convention);
}

std::string cooc_explanation(const CooccurrenceTable& table, const Collocate& row, const Corpus& corpus,
                             const std::vector<NamedMeasure>& measures) {
    std::string text = heading_of(table);
    text += fmt::format("\n« {} » près de « {} »\n\n{}\n{}", row.text, table.node, four_counts(row.cells),
                        formulas(row.cells));
    text += fmt::format("  Fisher    P(au moins {} par hasard) = {} ; q (Benjamini-Hochberg, {} cooccurrents) = {}\n",
                        row.f(), french_probability(row.p), table.found, french_probability(row.q));
    if (row.g2_interval.known) {
        text += fmt::format("  G² à 95 % {} ({} entretiens rééchantillonnés)\n", interval_text(row.g2_interval),
                            table.resampled);
    }
    if (table.has_readings) {
        text += fmt::format("  rang {} ; corrections sûres seules : {} (f {}) ; texte brut : {} (f {})\n",
                            rank_of(table, row), rank_text(row.sure), row.sure.f, rank_text(row.raw), row.raw.f);
    }
    for (const NamedMeasure& measure : measures) {
        text += fmt::format("  {} = {}    {}\n", measure.label, value_text(measure, row.cells, 4),
                            measure.measure->description());
    }
    const auto places = static_cast<std::int64_t>(row.occurrences.size());  // f counts some twice by CWB's convention
    text += fmt::format("\n{} dans le contexte, dans {}\n", count_of(places, "occurrence"),
                        count_of(row.interviews, "entretien"));
    for (const Occurrence& occurrence : row.occurrences) {
        text += occurrence_line(occurrence, corpus);
    }
    return text;
}

std::string places_that_differ(const Collocate& row, const CooccurrenceTable& other, std::string_view reading) {
    const auto same = std::find_if(other.collocates.begin(), other.collocates.end(),
                                   [&row](const Collocate& collocate) { return collocate.key == row.key; });
    const std::vector<std::string> here = places_of(row.occurrences);
    std::vector<std::string> there;
    if (same != other.collocates.end()) there = places_of(same->occurrences);
    std::string text;
    for (const auto& [what, places] :
         {std::pair("en moins", without(here, there)), std::pair("en plus", without(there, here))}) {
        if (!places.empty()) text += fmt::format("{}, {} : {}\n", reading, what, fmt::join(places, " ; "));
    }
    return text;
}

}  // namespace glane
