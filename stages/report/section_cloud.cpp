// The word cloud, and the way from each of its words to the passages.
#include <fmt/format.h>

#include "pipeline/base/markup.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

/// The svg element alone: a page has no place for an XML declaration or a document type.
std::string_view svg_element(std::string_view document) {
    const std::size_t begin = document.find("<svg");
    return begin == std::string_view::npos ? std::string_view() : document.substr(begin);
}

/// The words of the cloud; those of the table where the picture has no links.
std::string word_links(const ReportView& view) {
    const std::vector<Collocate>& collocates = view.in.cooccurrence.collocates;
    std::string out = "<ul class=\"words\">\n";
    for (const std::size_t i : view.in_cloud.empty() ? view.quoted : view.in_cloud) {
        out += fmt::format("<li><a href=\"#mot-{}\">{}</a></li>\n", i + 1, escape_markup(collocates[i].text));
    }
    return out + "</ul>\n";
}

}  // namespace

std::string picture_markup(const Report::Picture& picture) {
    const std::string_view svg = svg_element(picture.svg);
    if (svg.empty()) return {};
    // A picture that names itself speaks for itself; any other is one image with our words.
    std::string role;
    if (svg.find("aria-label") == std::string_view::npos && !picture.alternative.empty()) {
        role = fmt::format(" role=\"img\" aria-label=\"{}\"", prose(picture.alternative));
    }
    return fmt::format("<figure>\n<div class=\"paper\"{}>{}</div>\n<figcaption>{}</figcaption>\n</figure>\n", role, svg,
                       prose(picture.caption));
}

std::string cloud_section(const ReportView& view) {
    if (svg_element(view.in.cloud.svg).empty()) {
        return section("nuage", "Le nuage",
                       paragraph("Aucun nuage n'a été dessiné : il n'y avait pas de mot à y mettre."));
    }
    std::string body = picture_markup(view.in.cloud);
    if (!view.in.cooccurrence.collocates.empty()) {
        body += paragraph("Chaque mot mène à ses premières occurrences :", "hint");
        body += word_links(view);
    }
    return section("nuage", "Le nuage", body);
}

}  // namespace glane
