#include "stages/report/report.h"

#include <array>

#include <fmt/format.h>

#include "pipeline/base/markup.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"
#include "stages/report/style.h"

namespace glane {

namespace {

struct Entry {
    std::string_view anchor;
    std::string_view name;
    std::string (*section)(const ReportView&);
};

constexpr std::array<Entry, 10> kSections = {{
    {"nuage", "Le nuage", cloud_section},
    {"cooccurrents", "Les cooccurrents", collocates_section},
    {"concordance", "Des mots aux passages", concordance_section},
    {"themes", "Les thèmes", themes_section},
    {"citations", "Les citations", quotations_section},
    {"extraits", "Les extraits", extracts_section},
    {"restauration", "Ce qui a été restauré", restoration_section},
    {"changements", "Ligne à ligne", changes_section},
    {"constats", "Les constats", findings_section},
    {"provenance", "La provenance", provenance_section},
}};

std::string contents(const std::array<std::string, kSections.size()>& sections) {
    std::string out = "<nav aria-labelledby=\"titre-sommaire\">\n<h2 id=\"titre-sommaire\">Sommaire</h2>\n<ol>\n";
    for (std::size_t i = 0; i < kSections.size(); ++i) {
        if (sections[i].empty()) continue;
        out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", kSections[i].anchor, prose(kSections[i].name));
    }
    return out + "</ol>\n</nav>\n";
}

// The policy forbids scripts and everything from elsewhere, whatever a text may hold; the cloud
// carries its fonts with it.
std::string head(const std::string& title) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"fr\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
        "<meta charset=\"utf-8\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n",
        escape_markup(title), kStyle);
}

}  // namespace

Report::Output Report::run(const Input& input, const Options& options, Context& context) {
    const ReportView view(input, options);
    std::array<std::string, kSections.size()> sections;
    for (std::size_t i = 0; i < kSections.size(); ++i) {
        sections[i] = kSections[i].section(view);
        context.progress(i + 1, kSections.size());
    }
    std::string page = head(input.title);
    page += "<body>\n<a class=\"skip\" href=\"#contenu\">Aller au contenu</a>\n<div class=\"page\">\n";
    page += report_heading(view);
    page += "<div class=\"columns\">\n" + contents(sections) + "<main id=\"contenu\">\n";
    for (const std::string& section : sections) page += section;
    page += "</main>\n</div>\n";
    page +=
        fmt::format("<footer><p>{} <a href=\"#haut\">{}</a></p></footer>\n",
                    prose(fmt::format("Page produite par {}.", input.provenance.program)), prose("Revenir en haut"));
    return page + "</div>\n</body>\n</html>\n";
}

}  // namespace glane
