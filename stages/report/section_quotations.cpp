// Where the quotations of the reports come from in the interviews, and the clouds that they print.
#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

std::string_view verdict_in_words(Fidelity verdict) {
    switch (verdict) {
        case Fidelity::verbatim: return "mot pour mot";
        case Fidelity::near: return "proche";
        case Fidelity::not_found: return "introuvable";
    }
    return {};
}

std::string quotations_table(const ReportView& view) {
    HtmlTable table("Les paroles citées dans le texte, et d'où elles viennent",
                    {{"Citation"}, {"Citée", false}, {"Constat"}, {"Ressemblance", true}, {"Entretien"}}, "quotations");
    for (const Report::Quoted& quoted : view.in.quotations) {
        if (quoted.use != QuotationUse::interview) continue;
        const Attestation& found = quoted.found;
        const bool known = found.verdict != Fidelity::not_found;
        // What is only near is never shown as the same.
        const double shown = found.verdict == Fidelity::near ? std::min(found.similarity, 0.99) : found.similarity;
        table.add({escape_markup(found.quote), place_markup(quoted.place, view.several_texts),
                   prose(verdict_in_words(found.verdict)), known ? french_number(shown, 2) : std::string(),
                   known ? place_markup(found.ref, view.several_texts) : std::string()});
    }
    return table.markup();
}

std::string fragments_of(const CloudExpression& expression) {
    std::string out;
    for (const CloudFragment& fragment : expression.fragments) {
        if (!out.empty()) out += " + ";
        out += fragment.printed;
        if (fragment.turned) out += " (lu à l'envers)";
    }
    return out;
}

/// What the counts say of a printed expression: "rang 8, f 3, G² 12,2"; what else was counted in its place.
std::string counted_words(const CountedBeside& counted) {
    if (counted.rank == 0) return counted.match.empty() ? "" : prose("rien de compté");
    const std::string evidence =
        fmt::format("rang {}, f {}, G² {}", counted.rank, counted.f, french_number(counted.log_likelihood, 1));
    if (counted.match == "same") return prose(evidence);
    const std::string_view how = counted.match == "within" ? "dans" : "en partie :";
    return fmt::format("{} «\u202F{}\u202F», {}", prose(how), escape_markup(counted.collocate), prose(evidence));
}

std::string cloud_table(const ReportView& view, const PrintedCloud& cloud) {
    HtmlTable table("Les expressions du nuage imprimé, dans les mots des entretiens",
                    {{"Expression"}, {"Ce que la page en montre"}, {"Entretien"}, {"Par le compte seul"}},
                    "printed-cloud");
    for (const CloudExpression& expression : cloud.expressions) {
        table.add({escape_markup(expression.expression), escape_markup(fragments_of(expression)),
                   place_markup(expression.ref, view.several_texts), counted_words(expression.counted)});
    }
    return table.markup();
}

/// How many of the printed expressions the counts find by themselves.
std::string compared_with_counts(const PrintedCloud& cloud) {
    const auto count = [&cloud](std::string_view match) {
        return std::count_if(cloud.expressions.begin(), cloud.expressions.end(),
                             [match](const CloudExpression& expression) { return expression.counted.match == match; });
    };
    const auto all = static_cast<std::int64_t>(cloud.expressions.size());
    if (all == 0 || cloud.expressions.front().counted.match.empty()) return {};
    return paragraph(
        fmt::format("Les mots associés à l'expression étudiée viennent du compte seul ; le nuage imprimé leur est "
                    "seulement comparé. Sur {}, le "
                    "compte en relève {} telles quelles, {} dans une expression plus longue, {} en partie, {} pas du "
                    "tout (une occurrence suffit pour "
                    "être relevé, quel qu'en soit le rang : printed-cloud-counted.csv).",
                    french_count(all, "expression imprimée", "expressions imprimées"), count("same"), count("within"),
                    count("part"), count("none")));
}

}  // namespace

std::string quotations_section(const ReportView& view) {
    const auto count = [&](auto&& holds) {
        return static_cast<std::int64_t>(std::count_if(view.in.quotations.begin(), view.in.quotations.end(), holds));
    };
    const std::int64_t spoken = count([](const Report::Quoted& q) { return q.use == QuotationUse::interview; });
    const std::int64_t found = count([](const Report::Quoted& q) {
        return q.use == QuotationUse::interview && q.found.verdict != Fidelity::not_found;
    });
    if (view.in.quotations.empty() && view.in.printed_clouds.empty()) return {};
    std::string body;
    if (spoken > 0) {
        body += paragraph(fmt::format(
            "{} dans le texte ; {} dans les entretiens du corpus. Une citation introuvable n'est pas une citation "
            "fausse : "
            "son entretien n'est peut-être pas dans le corpus. Les autres passages entre guillemets (termes, titres, "
            "questions) sont dans quotations.csv, avec les différences mot à mot.",
            french_count(spoken, "parole est citée", "paroles sont citées"),
            french_count(found, "se retrouve", "se retrouvent")));
        body += quotations_table(view);
    } else if (!view.in.quotations.empty()) {
        body += paragraph(
            "Le texte ne cite aucune parole d'entretien ; ses autres passages entre guillemets sont dans "
            "quotations.csv.");
    }
    for (std::size_t i = 0; i < view.in.printed_clouds.size(); ++i) {
        const PrintedCloud& cloud = view.in.printed_clouds[i];
        body += fmt::format("<h3>{} <span class=\"ref\">{}</span></h3>\n", prose("Un nuage imprimé, reconstitué"),
                            place_markup(cloud.ref, view.several_texts));
        body += paragraph(
            "Le texte imprime un nuage de mots, que la lecture automatique a rendu en morceaux. Chaque morceau est "
            "rapproché "
            "des paroles des entretiens ; ce qui reste sans explication est dans printed-cloud.tsv.");
        if (i < view.in.printed_pictures.size()) body += picture_markup(view.in.printed_pictures[i]);
        body += compared_with_counts(cloud);
        body += cloud_table(view, cloud);
    }
    body += picture_markup(view.in.compared);
    return section("citations", "Les citations", body);
}

}  // namespace glane
