// Where to read each collocate, and the themes of the project.
#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/passage_markup.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

constexpr std::size_t kLines = 3;     // quoted for each collocate
constexpr std::uint32_t kReach = 70;  // bytes of context on either side

}  // namespace

std::string concordance_section(const ReportView& view) {
    const CooccurrenceTable& table = view.in.cooccurrence;
    std::string body = paragraph(
        "Les premières occurrences de chaque cooccurrent près de l'expression étudiée. Un lieu souligné mène à "
        "l'extrait de l'annexe.");
    body += "<div class=\"concordance\">\n";
    for (const std::size_t i : view.quoted) {
        const Collocate& collocate = table.collocates[i];
        body += fmt::format("<div class=\"kwic\" id=\"mot-{}\">\n<h3>{} <span>{}</span></h3>\n<ul>\n", i + 1,
                            escape_markup(collocate.text), french_count(collocate.f(), "occurrence", "occurrences"));
        for (std::size_t k = 0; k < collocate.occurrences.size() && k < kLines; ++k) {
            const Occurrence& at = collocate.occurrences[k];
            const Document& document = view.in.corpus[at.passage.text].document;
            body += fmt::format("<li>{} <span class=\"ref\">{}</span></li>\n",
                                keyword_in_context(document, document.passages[at.passage.passage], at.span, kReach),
                                view.link_to(at, FileName::said));
        }
        body += "</ul>\n</div>\n";
    }
    body += "</div>\n";
    if (table.collocates.empty()) body = paragraph("Il n'y a pas de cooccurrent à citer.");
    return section("concordance", "Des mots aux passages", body);
}

std::string themes_section(const ReportView& view) {
    if (view.in.themes.empty()) return {};
    HtmlTable html("Les thèmes du projet, dans l'ordre où il les nomme",
                   {{"Thème"}, {"Occurrences", true}, {"Entretiens", true}}, "themes");
    for (const Report::ThemeCount& theme : view.in.themes) {
        html.add({escape_markup(theme.name), french_number(theme.occurrences), french_number(theme.interviews)});
    }
    return section(
        "themes", "Les thèmes",
        paragraph("Pour chaque thème, combien de fois ses expressions se trouvent dans les textes, et dans combien "
                  "d'entretiens.") +
            html.markup());
}

}  // namespace glane
