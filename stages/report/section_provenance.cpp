// Where everything comes from: versions, options, digests; how to cite and how to redo it.
#include <array>

#include <fmt/format.h>

#include "pipeline/base/markup.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

std::string facts_table(std::string_view caption, std::string_view name, std::string_view value,
                        const std::vector<Report::Fact>& facts, std::string_view css_class) {
    if (facts.empty()) return {};
    HtmlTable html(caption, {{name}, {value}}, css_class);
    for (const Report::Fact& fact : facts) {
        html.add({escape_markup(fact.name), fmt::format("<code>{}</code>", escape_markup(fact.value))});
    }
    return html.markup();
}

struct Description {
    std::string_view file;
    std::string_view meaning;
};

constexpr std::array<Description, 18> kDescriptions = {{
    {"report.html", "cette page"},
    {"restored/emendations.tsv", "tous les changements, un par ligne, avec lieu, règle et probabilité"},
    {"cloud.svg", "le nuage, image vectorielle"},
    {"cloud.pdf", "le nuage, pour l'impression"},
    {"cloud.png", "le nuage, pour l'écran"},
    {"cloud.csv", "les mots du nuage et leurs poids"},
    {"cooccurrence.csv", "la table entière des cooccurrents"},
    {"annex.html", "l'annexe des extraits, à part"},
    {"annex.odt", "l'annexe, à reprendre dans un traitement de texte"},
    {"annex.tei.xml", "les entretiens entiers en TEI P5, pour une archive"},
    {"annex.csv", "les extraits, un tour de parole par ligne"},
    {"themes.csv", "les thèmes et leurs expressions : occurrences, entretiens et sections atteints"},
    {"themes.json", "les mêmes, pour une figure, avec le lieu de chaque occurrence"},
    {"corpus.csv", "les entretiens : variables, tours de parole, mots, un entretien par ligne"},
    {"corpus-summary.csv", "les mêmes, sommes par type, rôle, genre et taille"},
    {"corpus-check.csv", "ce que le texte dit de son corpus, comparé : accords et contradictions"},
    {"manifest.json", "empreinte de chaque fichier, options et versions"},
    {"restored/review.tsv", "la liste des changements à relire, à remplir et à rendre comme corrections.tsv"},
}};

std::string meaning_of(std::string_view file) {
    for (const Description& description : kDescriptions) {
        if (description.file == file) return prose(description.meaning);
    }
    if (file.starts_with("tables/")) {
        return prose(file.ends_with("-lines.csv") ? "d'où vient chaque cellule du tableau : page et lignes" : "un tableau du texte");
    }
    return file.starts_with("restored/") ? prose("le texte restauré") : std::string();
}

/// A relative address: letters, digits and -._~/ as they are, all else in percent.
std::string relative_address(std::string_view file) {
    std::string out = "./";
    for (const char c : file) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string result_files(const std::vector<std::string>& files) {
    if (files.empty()) return {};
    std::string out = "<h3>Les fichiers du dossier de résultats</h3>\n<ul class=\"files\">\n";
    for (const std::string& file : files) {
        const std::string meaning = meaning_of(file);
        out += fmt::format("<li><a href=\"{}\">{}</a>{}{}</li>\n", relative_address(file), escape_markup(file),
                           meaning.empty() ? "" : "\u202F: ", meaning);
    }
    return out + "</ul>\n";
}

std::string citing(const ReportView& view) {
    const std::string& program = view.in.provenance.program;
    std::string out = "<h3>Citer et refaire</h3>\n";
    out += fmt::format(
        "<p>{} <q>{}</q>, {}</p>\n", prose("Pour citer ces résultats :"), escape_markup(view.in.title),
        prose(fmt::format("analyse produite par {}, logiciel libre (GPL-3.0-or-later), avec le titre du corpus, "
                          "le nom de ses auteurs et l'empreinte SHA-256 des fichiers lus, donnée plus bas.",
                          program)));
    out += fmt::format(
        "<p>{} <code>glane run project.toml</code>{}</p>\n", prose("Pour les refaire :"),
        prose(". Les mêmes fichiers, les mêmes options et la même version donnent cette page à l'octet près."));
    return out;
}

}  // namespace

std::string provenance_section(const ReportView& view) {
    const Report::Provenance& from = view.in.provenance;
    std::string body = citing(view);
    body += result_files(from.results);
    body += "<h3>Fichiers lus, versions et options</h3>\n";
    body += facts_table("Les fichiers lus et leur empreinte SHA-256", "Fichier", "SHA-256", from.files, "digests");
    body += facts_table(fmt::format("Les étapes de {}", from.program), "Étape", "Version", from.stages, "facts");
    body += facts_table("Les options de ce passage", "Option", "Valeur", from.options, "facts");
    return section("provenance", "D'où viennent ces résultats", body);
}

}  // namespace glane
