// Before and after: what changed, line by line and side by side, every change marked.
#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/markup.h"
#include "stages/report/changes.h"
#include "stages/report/french.h"
#include "stages/report/html.h"
#include "stages/report/passage_markup.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

std::string probability(const Emendation& emendation) { return french_number(emendation.probability, 2); }

std::string tooltip(const Emendation& emendation) {
    return fmt::format(" title=\"{}, {}\"", escape_markup(emendation.rule), probability(emendation));
}

/// Words that a change would touch and that stand as they were read.
std::string untouched(std::string_view words, std::string_view css_class, std::string_view attributes = {}) {
    return fmt::format("<mark class=\"{}\"{}>{}</mark>", css_class, attributes, on_one_line(words));
}

/// A stretch, or one change of it, as it was read and as it is now.
struct BeforeAfter {
    std::string before;
    std::string after;
};

BeforeAfter marked(const Emendation& emendation) {
    const std::string tip = tooltip(emendation);
    switch (mark_of(emendation)) {
        case ChangeMark::applied: return {removed(emendation.before), inserted(emendation.after, tip)};
        case ChangeMark::decided:
            return {removed(emendation.before, " class=\"ruled\""),
                    inserted(emendation.after, " class=\"ruled\"" + tip)};
        case ChangeMark::proposed: {
            const std::string words = untouched(emendation.before, "open");
            return {words, words + inserted(emendation.after, " class=\"open\"" + tip)};
        }
        case ChangeMark::kept:
        case ChangeMark::none: break;
    }
    return {untouched(emendation.before, "ruled"), untouched(emendation.before, "ruled", tip)};
}

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
    for (const std::uint32_t i : stretch.emendations) {
        const Emendation& emendation = text.restored.emendations[i];
        same(emendation.source.begin);
        const BeforeAfter change = marked(emendation);
        out.before += change.before;
        out.after += change.after;
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
        "est surligné. Le fichier restored/review.tsv les range dans l'ordre où les relire, avec une colonne pour la "
        "décision ; rendu comme corrections.tsv, il l'emporte sur le programme.");
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
                  marked_text(context.of(text.source.text), {mark}),
                  inserted(emendation.after, " class=\"open\"" + tooltip(emendation)), probability(emendation)});
    }
    return out + html.markup() +
           not_shown(all.size(), shown, "proposition n'est pas montrée", "propositions ne sont pas montrées");
}

// ---- before and after

/// Changes by the way in which they are marked.
struct Counts {
    std::int64_t applied = 0;
    std::int64_t proposed = 0;
    std::int64_t ruled = 0;

    void add(const CorpusText& text, const ChangedStretch& stretch) {
        for (const std::uint32_t i : stretch.emendations) {
            const ChangeMark mark = mark_of(text.restored.emendations[i]);
            ++(mark == ChangeMark::applied ? applied : mark == ChangeMark::proposed ? proposed : ruled);
        }
    }
    [[nodiscard]] std::string sentence() const {
        std::string out = french_count(applied, "changement", "changements");
        if (proposed > 0) out += ", " + french_count(proposed, "proposition", "propositions");
        if (ruled > 0) out += ", " + french_count(ruled, "décision", "décisions");
        return out;
    }
};

/// Stretches that follow one another: those of a text, or of a page of it.
struct Group {
    std::vector<ChangedStretch>::const_iterator begin;
    std::vector<ChangedStretch>::const_iterator end;
    Counts counts;
};

template <typename KeyOf>
std::vector<Group> grouped(const ReportView& view, const Group& whole, KeyOf key_of) {
    std::vector<Group> groups;
    for (auto at = whole.begin; at != whole.end; ++at) {
        if (groups.empty() || key_of(*groups.back().begin) != key_of(*at)) groups.push_back({at, at, {}});
        groups.back().end = at + 1;
        groups.back().counts.add(view.in.corpus[at->text], *at);
    }
    return groups;
}

std::string changes_of_text(const ReportView& view, const Group& of_text) {
    const std::uint32_t number = of_text.begin->text;
    const Source& source = view.in.corpus[number].source;
    const auto page_of = [&source](const ChangedStretch& stretch) {
        return source.place_of(stretch.source.begin).page;
    };
    const std::vector<Group> pages = grouped(view, of_text, page_of);
    HtmlTable html(french_count(of_text.end - of_text.begin, "endroit", "endroits"), {{"Lieu"}, {"Avant"}, {"Après"}},
                   "cards changes");
    std::string links;
    for (const Group& page : pages) {
        const std::string id = fmt::format("c{}-{}", number + 1, page_of(*page.begin));
        links += fmt::format(" <a href=\"#{}\">{}</a>", id, page_of(*page.begin));
        html.add_divider(fmt::format("Page {} : {}", page_of(*page.begin), page.counts.sentence()), id);
        for (auto stretch = page.begin; stretch != page.end; ++stretch) {
            const BeforeAfter both = sides(view, *stretch);
            const LinePlace place = source.place_of(stretch->source.begin);
            html.add(
                {fmt::format("<span class=\"ref\">{}</span>", place_markup({{}, {}, place.page, place.line}, false)),
                 both.before, both.after});
        }
    }
    if (pages.size() == 1) links.clear();
    if (!links.empty()) links = fmt::format("<p class=\"pages\">{}{}</p>\n", prose("Pages :"), links);
    return fmt::format("<details open=\"open\"><summary>{} <span class=\"ref\">{}</span></summary>\n{}{}</details>\n",
                       escape_markup(source.name), of_text.counts.sentence(), links, html.markup());
}

std::string legend() {
    const auto entry = [](std::string_view sample, std::string_view meaning) {
        return fmt::format("<li>{} {}</li>\n", sample, prose(meaning));
    };
    const std::string open = untouched("lu", "open");
    const std::string ruled = " class=\"ruled\"";
    return "<ul class=\"legend\">\n" +
           entry(removed("lu") + " " + inserted("mis"), "changement fait par le programme") +
           entry(open + inserted("proposé", " class=\"open\""), "changement proposé : le texte garde ce qui a été lu") +
           entry(removed("lu", ruled) + " " + inserted("mis", ruled), "changement décidé à la relecture") +
           entry(untouched("lu", "ruled"), "lecture de l'OCR gardée par une décision de relecture") +
           entry(inserted("") + " " + inserted("↵") + " " + inserted(" "), "rien, fin de ligne, espace") + "</ul>\n";
}

std::string changed_lines(const ReportView& view, std::size_t limit) {
    const std::vector<ChangedStretch> all = changed_stretches(view.in.corpus);
    std::string out = "<h3>Avant et après</h3>\n";
    if (all.empty()) return out + paragraph("Rien n'a changé.");
    const std::vector<ChangedStretch> shown = least_sure(all, limit);
    out += paragraph(shown.size() == all.size()
                         ? "Tout ce qui a changé, dans l'ordre des textes, page par page. Qui pose le curseur sur un "
                           "changement lit la "
                           "règle et la probabilité."
                         : fmt::format("{} sur {}, là où un changement est le moins sûr, dans l'ordre des textes.",
                                       french_count(static_cast<std::int64_t>(shown.size()), "endroit", "endroits"),
                                       french_number(static_cast<std::int64_t>(all.size()))));
    const auto text_of = [](const ChangedStretch& stretch) { return stretch.text; };
    for (const Group& text : grouped(view, {shown.begin(), shown.end(), {}}, text_of))
        out += changes_of_text(view, text);
    return out + not_shown(all.size(), shown.size(), "endroit n'est pas montré", "endroits ne sont pas montrés");
}

}  // namespace

std::string changes_section(const ReportView& view) {
    const auto limit = static_cast<std::size_t>(std::max(view.options.changed_lines, 0));
    std::string body = paragraph(
        "Le texte lu par l'OCR et le texte restauré, côte à côte (l'un sous l'autre sur un téléphone) ; chaque "
        "changement est marqué.");
    body += legend() + proposals(view, limit) + changed_lines(view, limit);
    return section("changements", "Les changements, ligne à ligne", body);
}

}  // namespace glane
