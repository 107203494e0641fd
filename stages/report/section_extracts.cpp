// The annex: what each interview answers, turn by turn, each with its place.
#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/passage_markup.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

std::string inhabitants(const InterviewFacts& facts) {
    if (facts.size_min > 0 && facts.size_max >= 0) {
        return fmt::format("de {} à {} habitants", french_number(facts.size_min), french_number(facts.size_max));
    }
    if (facts.size_min > 0) return "plus de " + french_count(facts.size_min, "habitant", "habitants");
    if (facts.size_max >= 0) return "moins de " + french_count(facts.size_max, "habitant", "habitants");
    return {};
}

std::string facts_list(const Extract& extract) {
    std::string out;
    const auto fact = [&out](std::string_view name, std::string_view value) {
        if (!value.empty())
            out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", prose(name), escape_markup(value));
    };
    fact("Fonction", extract.facts.function);
    fact("Rôle", extract.facts.role);
    fact("Genre", extract.facts.gender);
    fact("Collectivité", extract.facts.kind);
    fact("Taille", inhabitants(extract.facts));
    return out.empty() ? out : "<dl class=\"facts\">\n" + out + "</dl>\n";
}

std::string turn_markup(const ExtractTurn& turn, std::string_view anchor) {
    const std::string speaker = !turn.speaker.empty() ? escape_markup(turn.speaker)
                                                      : prose(turn.interviewer ? "Enquêteur" : "Personne interrogée");
    return fmt::format(
        "<div class=\"turn{}\" id=\"{}\">\n<p class=\"who\"><b>{}</b> <a class=\"ref\" href=\"#{}\">{}</a></p>\n"
        "<p class=\"said\">{}</p>\n</div>\n",
        turn.interviewer ? " asks" : "", anchor, speaker, anchor, place_markup(turn.ref, false),
        marked_text(turn.text, turn.marks));
}

std::string extract_markup(const ReportView& view, std::size_t index) {
    const Extract& extract = view.in.annex.extracts[index];
    std::string out =
        fmt::format("<article class=\"interview\" id=\"e{0}\" aria-labelledby=\"titre-e{0}\">\n", index + 1);
    out += fmt::format("<h3 id=\"titre-e{}\">{}</h3>\n", index + 1,
                       escape_markup(extract.heading.empty() ? extract.interview : extract.heading));
    out += fmt::format("<p class=\"where\">{}</p>\n", place_markup(extract.ref, view.several_texts));
    out += facts_list(extract);
    if (extract.whole) {
        out += paragraph("Aucune question du guide n'y a été reconnue : l'entretien est donné en entier.", "hint");
    }
    for (std::size_t t = 0; t < extract.turns.size(); ++t) out += turn_markup(extract.turns[t], anchor_of(index, t));
    return out + "</article>\n";
}

}  // namespace

std::string extracts_section(const ReportView& view) {
    const Annex& annex = view.in.annex;
    if (annex.extracts.empty()) {
        return section("extraits", "Les extraits d'entretien",
                       paragraph("Aucun entretien n'a été reconnu dans les textes : cette annexe est vide."));
    }
    std::int64_t turns = 0;
    for (const Extract& extract : annex.extracts) turns += static_cast<std::int64_t>(extract.turns.size());
    const auto extracts = static_cast<std::int64_t>(annex.extracts.size());
    std::string body = paragraph(fmt::format(
        "{}, {}. Le texte est celui de la restauration ; l'expression étudiée y est surlignée ; les paroles de "
        "l'enquêteur sont en italique. Les coupures marquées [...] sont celles du texte d'origine.",
        french_count(extracts, "entretien", "entretiens"), french_count(turns, "tour de parole", "tours de parole")));
    for (std::size_t e = 0; e < annex.extracts.size(); ++e) body += extract_markup(view, e);
    return section("extraits", "Les extraits d'entretien", body);
}

}  // namespace glane
