// Before and after: what changed, line by line and side by side, every change marked.
#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/markup.h"
#include "stages/report/changes.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/passage_markup.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

std::string probability(const Emendation& emendation) { return french_decimal(emendation.probability, 2); }

std::string tooltip(const Emendation& emendation) {
    return fmt::format(" title=\"{}, {}\"", escape_markup(emendation.rule), probability(emendation));
}

/// The stretch as it was read and as it is now.
struct BeforeAfter {
    std::string before;
    std::string after;
};

BeforeAfter sides(const ReportView& view, const ChangedStretch& stretch) {
    const CorpusText& text = view.in.corpus[stretch.text];
    BeforeAfter out;
    std::uint32_t at = stretch.source.begin;
    const auto same = [&](std::uint32_t end) {
        const std::string words = on_one_line(Span{at, end}.of(text.source.text));
        out.before += words;
        out.after += words;
        at = end;
    };
    for (std::size_t i = stretch.emendations.begin; i < stretch.emendations.end; ++i) {
        const Emendation& emendation = text.restored.emendations[i];
        if (emendation.status != EmendationStatus::applied) continue;
        same(emendation.source.begin);
        out.before += removed(emendation.before);
        out.after += inserted(emendation.after, tooltip(emendation));
        at = emendation.source.end;
    }
    same(stretch.source.end);
    return out;
}

std::string source_place(const ReportView& view, std::uint32_t text, std::uint32_t offset) {
    const Source& source = view.in.corpus[text].source;
    const LinePlace place = source.place_of(offset);
    return fmt::format("<span class=\"ref\">{}</span>",
                       place_markup({source.name, {}, place.page, place.line}, view.several_texts));
}

/// `singular` and `plural` say what is not shown, verb included.
std::string not_shown(std::size_t all, std::size_t shown, std::string_view singular, std::string_view plural) {
    if (shown == all) return {};
    return paragraph(fmt::format("{} ici ; le fichier restored/emendations.tsv donne tout.",
                                 french_count(static_cast<std::int64_t>(all - shown), singular, plural)),
                     "hint");
}

std::string proposals(const ReportView& view, std::size_t limit) {
    std::vector<Proposal> all = proposals_of(view.in.corpus);
    std::string out = "<h3>À vérifier</h3>\n";
    if (all.empty()) return out + paragraph("Aucun changement n'est resté en suspens.");
    const std::size_t shown = std::min(all.size(), limit);
    out += paragraph(
        "Changements que le programme n'a pas osé faire, du plus probable au moins probable : le texte garde ce qui "
        "est surligné.");
    HtmlTable html(
        fmt::format("{} sur {}", french_count(static_cast<std::int64_t>(shown), "proposition", "propositions"),
                    french_number(static_cast<std::int64_t>(all.size()))),
        {{"Lieu"}, {"Le texte"}, {"Proposition"}, {"Probabilité", true}}, "cards proposals");
    for (std::size_t i = 0; i < shown; ++i) {
        const CorpusText& text = view.in.corpus[all[i].text];
        const Emendation& emendation = text.restored.emendations[all[i].emendation];
        const Span context = all[i].context;
        const Span mark{emendation.source.begin - context.begin, emendation.source.end - context.begin};
        html.add({source_place(view, all[i].text, emendation.source.begin),
                  marked_text(context.of(text.source.text), {mark}), inserted(emendation.after, tooltip(emendation)),
                  probability(emendation)});
    }
    return out + html.markup() +
           not_shown(all.size(), shown, "proposition n'est pas montrée", "propositions ne sont pas montrées");
}

std::string changed_lines(const ReportView& view, std::size_t limit) {
    const std::vector<ChangedStretch> all = changed_stretches(view.in.corpus);
    std::string out = "<h3>Avant et après</h3>\n";
    if (all.empty()) return out + paragraph("Rien n'a changé.");
    const std::vector<ChangedStretch> shown = least_sure(all, limit);
    out += paragraph(shown.size() == all.size()
                         ? "Tout ce qui a changé, dans l'ordre des textes."
                         : "Les endroits dont un changement est le moins sûr, dans l'ordre des textes.");
    HtmlTable html(
        fmt::format("{} sur {}", french_count(static_cast<std::int64_t>(shown.size()), "endroit", "endroits"),
                    french_number(static_cast<std::int64_t>(all.size()))),
        {{"Lieu"}, {"Avant"}, {"Après"}}, "cards changes");
    for (const ChangedStretch& stretch : shown) {
        const BeforeAfter both = sides(view, stretch);
        html.add({source_place(view, stretch.text, stretch.source.begin), both.before, both.after});
    }
    return out + html.markup() +
           not_shown(all.size(), shown.size(), "endroit n'est pas montré", "endroits ne sont pas montrés");
}

}  // namespace

std::string changes_section(const ReportView& view) {
    const auto limit = static_cast<std::size_t>(std::max(view.options.changed_lines, 0));
    std::string body = paragraph(
        "À gauche le texte lu par l'OCR, à droite le texte restauré ; ce qui a été ôté est barré, ce qui a été mis est "
        "souligné. "
        "Le signe ∅ marque une suppression, ↵ une fin de ligne, ␣ une espace.");
    body += proposals(view, limit) + changed_lines(view, limit);
    return section("changements", "Les changements, ligne à ligne", body);
}

}  // namespace glane
