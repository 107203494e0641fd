// Title, what this page is, key numbers.
#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

struct KeyNumbers {
    std::int64_t texts = 0;
    std::int64_t pages = 0;
    std::int64_t words = 0;
    std::int64_t interviews = 0;
    std::int64_t turns = 0;
    std::int64_t emendations = 0;  ///< applied
};

KeyNumbers key_numbers(const Corpus& corpus) {
    KeyNumbers sum;
    for (const CorpusText& text : corpus) {
        ++sum.texts;
        sum.pages += static_cast<std::int64_t>(text.source.pages.size());
        sum.interviews += static_cast<std::int64_t>(text.document.interviews.size());
        for (const Token& token : text.document.tokens) sum.words += token.kind == TokenKind::word ? 1 : 0;
        for (const Passage& passage : text.document.passages) sum.turns += passage.kind == PassageKind::turn ? 1 : 0;
        for (const Emendation& emendation : text.restored.emendations) {
            sum.emendations += emendation.status == EmendationStatus::applied ? 1 : 0;
        }
    }
    return sum;
}

std::string tile(std::int64_t value, std::string_view singular, std::string_view plural) {
    return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", prose(french_agreement(value, singular, plural)),
                       french_number(value));
}

}  // namespace

std::string report_heading(const ReportView& view) {
    const KeyNumbers sum = key_numbers(view.in.corpus);
    std::string out = "<header id=\"haut\">\n";
    out += "<p class=\"kicker\">Rapport d’analyse</p>\n";
    out += fmt::format("<h1>{}</h1>\n", escape_markup(view.in.title));
    out += fmt::format("<p class=\"lead\">{} <q>{}</q>{}</p>\n", prose("Ce qui se dit autour de l'expression"),
                       escape_markup(view.in.node), ".");
    if (!view.in.question.empty()) {
        out += fmt::format("<p class=\"question\"><span>{}</span> {}</p>\n",
                           prose("La question du guide d'entretien :"), escape_markup(typeset(view.in.question)));
    }
    out += "<dl class=\"key\">\n";
    out += tile(sum.texts, "texte", "textes");
    out += tile(sum.pages, "page", "pages");
    out += tile(sum.words, "mot", "mots");
    out += tile(sum.interviews, "entretien", "entretiens");
    out += tile(sum.turns, "tour de parole", "tours de parole");
    out += tile(sum.emendations, "correction", "corrections");
    out += "</dl>\n";
    out += paragraph(
        "Cette page a été produite par un programme, d'un seul passage et sans retouche : les textes lus par OCR ont "
        "été "
        "restaurés, découpés en tours de parole, comptés, puis cités. Tout nombre et toute citation renvoient à une "
        "page et à "
        "une ligne du fichier d'origine (p. pour la page, l. pour la ligne).");
    return out + "</header>\n";
}

}  // namespace glane
