// What the program noticed, with place and hint.
#include <fmt/format.h>

#include "pipeline/base/markup.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

std::string_view french_name(Severity severity) {
    switch (severity) {
        case Severity::error: return "erreur";
        case Severity::warning: return "avertissement";
        case Severity::note: return "remarque";
    }
    return "remarque";
}

std::string_view css_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "bad";
        case Severity::warning: return "odd";
        case Severity::note: return "plain";
    }
    return "plain";
}

/// File, line and column. Of a path of the machine only the file's name is shown.
std::string place_of(const Place& where) {
    if (where.path.empty()) return "–";
    std::string_view path = where.path;
    if (path.starts_with('/') || path.find(":\\") != std::string_view::npos) {
        path.remove_prefix(path.find_last_of("/\\") + 1);
    }
    std::string out = escape_markup(path);
    if (where.line > 0) out += fmt::format(", l.\u00A0{}", where.line);
    return out;
}

std::string english(const Fault& fault) {
    const std::string what = fmt::format("<span lang=\"en\">{}</span>", escape_markup(fault.what));
    if (fault.hint.empty()) return what;
    return fmt::format("{}<br/>{} <span lang=\"en\">{}</span>", what, prose("Que faire :"), escape_markup(fault.hint));
}

}  // namespace

std::string findings_section(const ReportView& view) {
    const std::vector<Finding>& findings = view.in.findings;
    if (findings.empty()) {
        return section("constats", "Les constats", paragraph("Rien d'anormal n'a été relevé."));
    }
    const auto count = static_cast<std::int64_t>(findings.size());
    HtmlTable html(french_count(count, "constat", "constats"), {{"Gravité"}, {"Lieu"}, {"Constat"}}, "cards findings");
    for (const Finding& finding : findings) {
        html.add({fmt::format("<span class=\"{}\">{}</span>", css_of(finding.severity), french_name(finding.severity)),
                  place_of(finding.fault.where), english(finding.fault)});
    }
    return section(
        "constats", "Les constats",
        paragraph("Ce que le programme a relevé d'inhabituel sans s'arrêter. Ses messages sont en anglais.") +
            html.markup());
}

}  // namespace glane
