// What stands near the expression: the table, and how it was counted.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "pipeline/model/measures.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

/// The places of a collocate, those of one file together, two on one line once; how many more there are.
std::string places_of(const ReportView& view, const Collocate& collocate) {
    const std::size_t limit = static_cast<std::size_t>(std::max(view.options.places, 0));
    std::string out;
    const SourceRef* last = nullptr;
    std::size_t shown = 0;
    std::int64_t more = 0;
    for (const Occurrence& occurrence : collocate.occurrences) {
        if (last != nullptr && *last == occurrence.place) continue;
        if (shown == limit) {
            ++more;
            continue;
        }
        const bool same_file = last != nullptr && last->document == occurrence.place.document;
        if (last != nullptr) out += same_file ? "\u202F; " : "</span>";
        if (!same_file) out += "<span class=\"places\">";
        if (!same_file && view.several_texts)
            out += fmt::format("<b>{}</b>, ", escape_markup(occurrence.place.document));
        out += view.link_to(occurrence, FileName::left_out);
        last = &occurrence.place;
        ++shown;
    }
    if (last != nullptr) out += "</span>";
    if (more > 0) out += fmt::format("<span class=\"places\">et {}</span>", french_count(more, "autre", "autres"));
    return out;
}

std::string interval_of(const Collocate& collocate) {
    const Interval& interval = collocate.g2_interval;
    if (!interval.known) return {};
    return fmt::format("{} à {}", french_number(interval.low, 1), french_number(interval.high, 1));
}

std::string chance_of(double probability) {
    return probability < 0.001 ? std::string("&lt; 0,001") : french_number(probability, 3);
}

std::string rank_of(const Standing& standing) {
    return standing.rank == 0 ? std::string("–") : french_number(static_cast<std::int64_t>(standing.rank));
}

std::string collocates_table(const ReportView& view) {
    const CooccurrenceTable& table = view.in.cooccurrence;
    const std::size_t rows = view.rows();
    HtmlTable html(
        fmt::format("{} de « {} », du plus fort au moins fort",
                    french_count(static_cast<std::int64_t>(rows), "cooccurrent", "cooccurrents"), table.node),
        {{"Rang", true},
         {"Mot ou expression"},
         {"f", true},
         {"f attendue", true},
         {"G²", true},
         {"G² à 95 %", true},
         {"q", true},
         {"logDice", true},
         {"Entretiens", true},
         {"Rang sûr, brut", true},
         {"Où le lire"}},
        "cards collocates");
    for (std::size_t i = 0; i < rows; ++i) {
        const Collocate& collocate = table.collocates[i];
        const bool weak = collocate.log_likelihood < kSignificantLogLikelihood;
        if (weak && (i == 0 || table.collocates[i - 1].log_likelihood >= kSignificantLogLikelihood)) {
            html.add_divider("Sous le seuil de 3,84 : rien ne distingue ces cooccurrents du hasard.");
        }
        html.add({french_number(static_cast<std::int64_t>(i + 1)),
                  fmt::format("<a href=\"#mot-{}\">{}</a>", i + 1, escape_markup(collocate.text)),
                  french_number(collocate.f()), french_number(collocate.cells.e11(), 2),
                  french_number(collocate.log_likelihood, 2), interval_of(collocate), chance_of(collocate.q),
                  french_number(collocate.log_dice, 2), french_number(collocate.interviews),
                  table.has_readings ? rank_of(collocate.sure) + ", " + rank_of(collocate.raw) : std::string(),
                  places_of(view, collocate)});
    }
    return html.markup();
}

std::int64_t interviews_with_node(const CooccurrenceTable& table) {
    std::set<std::pair<std::string, std::string>> interviews;
    for (const Occurrence& node : table.nodes) {
        if (!node.place.interview.empty()) interviews.emplace(node.place.document, node.place.interview);
    }
    return static_cast<std::int64_t>(interviews.size());
}

std::string how_to_read(const ReportView& view) {
    const CooccurrenceTable& table = view.in.cooccurrence;
    std::string out = "<details open=\"open\">\n<summary>Comment lire ce tableau</summary>\n<dl class=\"terms\">\n";
    const auto term = [&out](std::string_view name, std::string_view meaning) {
        out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", prose(name), prose(meaning));
    };
    term("f", "nombre d'occurrences près de l'expression étudiée.");
    term("f attendue", "ce que serait ce nombre si le mot se répartissait au hasard dans tout le texte compté.");
    term("G²",
         "log-vraisemblance (Dunning 1993) : combien l'écart entre f et f attendue surprend ; négatif s'il y en a "
         "moins.");
    term("G² à 95 %",
         "entre quoi G² varie quand les mêmes entretiens sont retirés au sort : si l'intervalle descend à 0, le "
         "résultat tient "
         "à peu de personnes.");
    term("q",
         "probabilité d'une telle fréquence par hasard (test exact de Fisher), corrigée pour tous les mots examinés "
         "(Benjamini et Hochberg 1995).");
    term("logDice", "force du lien, sans effet de la taille du corpus (Rychlý 2008) ; 14 au plus.");
    term("Entretiens", "dans combien d'entretiens le mot se trouve près de l'expression.");
    term("Rang sûr, brut",
         "rang du mot si l'on ne garde que les corrections sûres du texte, puis aucune ; un tiret s'il n'y est plus "
         "assez "
         "fréquent.");
    out += "</dl>\n</details>\n";
    if (!table.convention.empty()) {
        out += fmt::format("<p class=\"convention\"><strong>Convention de comptage.</strong> {}</p>\n",
                           prose(table.convention));
    }
    return out;
}

std::string caution(const ReportView& view) {
    const CooccurrenceTable& table = view.in.cooccurrence;
    const auto nodes = static_cast<std::int64_t>(table.nodes.size());
    const std::int64_t by_chance = (table.found + 10) / 20;
    std::string text = fmt::format(
        "Ce tableau repose sur {} de l'expression, dans {}. Sur un corpus de cette taille, il signale des passages à "
        "relire ; il "
        "ne prouve rien à lui seul. ",
        french_count(nodes, "occurrence", "occurrences"),
        french_count(interviews_with_node(table), "entretien", "entretiens"));
    text +=
        fmt::format("Sur {} {}, le hasard en ferait à lui seul passer {} au-dessus de 3,84, le seuil de 5 % du G². ",
                    french_count(table.found, "mot ou expression", "mots ou expressions"),
                    french_agreement(table.found, "examiné", "examinés"),
                    by_chance == 0 ? std::string("moins d'un") : fmt::format("environ {}", french_number(by_chance)));
    text +=
        "Les mots d'une même réponse ne sont pas indépendants : un mot qu'une seule personne répète monte haut dans la "
        "liste. La "
        "colonne « Entretiens » permet de l'écarter, et une fréquence inférieure à 5 demande le retour au texte.";
    return fmt::format("<div class=\"note\"><p><strong>{}</strong> {}</p></div>\n", prose("À garder à l'esprit."),
                       prose(text));
}

std::string left_out(const ReportView& view) {
    const auto rows = static_cast<std::int64_t>(view.rows());
    const std::int64_t more = view.in.cooccurrence.found - rows;
    if (more <= 0) return {};
    return paragraph(
        fmt::format("{} {} ; le fichier cooccurrence.csv donne toute la table.", french_count(more, "autre", "autres"),
                    french_agreement(more, "n'est pas montré ici", "ne sont pas montrés ici")),
        "hint");
}

}  // namespace

std::string collocates_section(const ReportView& view) {
    const CooccurrenceTable& table = view.in.cooccurrence;
    constexpr std::string_view kTitle = "Les cooccurrents";
    if (table.collocates.empty()) {
        return section(
            "cooccurrents", kTitle,
            paragraph(table.nodes.empty()
                          ? "L'expression étudiée ne se trouve pas dans les textes comptés : il n'y a pas de "
                            "cooccurrent."
                          : "Aucun mot ne se trouve assez souvent près de l'expression étudiée.") +
                how_to_read(view));
    }
    return section("cooccurrents", kTitle, collocates_table(view) + left_out(view) + caution(view) + how_to_read(view));
}

}  // namespace glane
