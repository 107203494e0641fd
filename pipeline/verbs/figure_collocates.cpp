// glane figure collocates: the strongest collocates as bars, with the intervals of what they rest on.

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/french_number.h"
#include "pipeline/run/step.h"
#include "pipeline/run/themes.h"
#include "pipeline/verbs/cooc_choice.h"
#include "pipeline/verbs/cooc_print.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "pipeline/verbs/print.h"
#include "stages/cooccurrence/selection.h"
#include "stages/figures/draw_bars.h"

namespace glane {
namespace {

/// Fewer interviews than this say little of any others.
constexpr std::uint32_t kFew = 20;
constexpr const char* kGSquared = "log_likelihood_signed";

struct CollocatesOptions {
    CoocChoice choice;
    FigureFiles files;
    DrawBars::Options draw;
    int top = 15;
    bool themes = false;
};

std::string evidence_of(const Collocate& row) {
    return fmt::format("{} près du nœud sur {}, {} attendues\u00a0; {}\u00a0; q = {}", count_of(row.f(), "occurrence"),
                       french_number(row.f2()), french_number(row.cells.e11(), 2), count_of(row.interviews, "entretien"),
                       french_probability(row.q));
}

/// Links to the report page by collocate; none unless this is the count that the page shows.
std::map<std::string, std::string> links_to_page(const CooccurrenceTable& table, const Cooccur::Options& counted,
                                                 const Project& project) {
    std::map<std::string, std::string> links;
    if (options_text(counted) != options_text(cooc_options(project, {}))) return links;
    const auto linked =
        std::min(table.collocates.size(), static_cast<std::size_t>(std::max(0, project.report.collocates)));
    for (std::size_t i = 0; i < linked; ++i) links[table.collocates[i].text] = link_to_row(i, linked);
    return links;
}

std::vector<Bar> bars_of(const CooccurrenceTable& table, const NamedMeasure& measure) {
    std::vector<Bar> bars;
    for (const Collocate& row : table.collocates) {
        Bar bar{.label = row.text, .value = measure(row.cells)};
        // What was resampled is G²; other measures have no interval.
        bar.has_interval = row.g2_interval.known && measure.label == kGSquared;
        bar.low = row.g2_interval.low;
        bar.high = row.g2_interval.high;
        bar.evidence = evidence_of(row);
        bars.push_back(std::move(bar));
    }
    return bars;
}

std::string explanation_of(const CooccurrenceTable& table, const NamedMeasure& measure) {
    std::string text =
        fmt::format("Contexte\u00a0: {} ({} mots sur {}).", context_of(table), french_number(table.f1), french_number(table.n));
    if (measure.label != kGSquared) return text;
    if (table.resampled > 0) {
        text += fmt::format(
            " Traits horizontaux\u00a0: intervalles à 95\u00a0%, sur mille rééchantillonnages des {} entretiens{}.",
            table.resampled,
            table.resampled < kFew
                ? " (c’est peu\u00a0: ils montrent surtout si un résultat tient à une seule personne)"
                : "");
    }
    text += " Trait vertical\u00a0: 3,84, seuil de 5\u00a0% pour un seul mot examiné.";
    constexpr double kLevel = 0.05;
    const auto sure = std::ranges::count_if(table.collocates, [](const Collocate& row) { return row.q < kLevel; });
    return text + fmt::format(
                      " Significatifs une fois corrigés pour tous les mots (test exact de Fisher, "
                      "q\u00a0<\u00a00,05)\u00a0: {}.",
                      sure == 0 ? "aucun" : fmt::format("{} sur {}", sure, table.collocates.size()));
}

DrawBars::Options words_for(DrawBars::Options draw, const CooccurrenceTable& table, const NamedMeasure& measure) {
    const bool is_g_squared = measure.label == kGSquared;
    draw.axis = is_g_squared ? "G² (log-vraisemblance, Dunning 1993)" : title_of(measure);
    draw.shown =
        fmt::format("{} de «\u00a0{}\u00a0» ({}), selon {}", first_collocates(table.collocates.size()), table.node,
                    count_of(static_cast<std::int64_t>(table.nodes.size()), "occurrence"), title_of(measure));
    draw.explanation = explanation_of(table, measure);
    if (is_g_squared) draw.threshold = kSignificantLogLikelihood;
    if (draw.decimals < 0 && is_g_squared) draw.decimals = 1;
    return draw;
}

ExitCode draw_collocates(CollocatesOptions asked) {
    const FigureTarget target(asked.files, {}, "glane figure collocates --output cooccurrents");
    if (asked.choice.measures.empty()) asked.choice.measures = {kGSquared};
    const std::vector<NamedMeasure> measures = find_measures(asked.choice.measures);
    CountedProject project(asked.choice.project);
    const Cooccur::Options options = cooc_options(project.project, asked.choice);
    CooccurrenceTable table = count_near_node(project, options);
    if (is_empty(table, options)) no_node_found(project, table, options);
    if (table.collocates.empty()) {
        throw Error({.where = {},
                     .what = fmt::format("\"{}\" has no collocate", table.node),
                     .hint = "lower --min-f, or try another --span"},
                    ExitCode::no_match);
    }
    std::map<std::string, std::string> links = links_to_page(table, options, project.project);
    rank(table, measures, asked.top);
    std::vector<Bar> bars = bars_of(table, measures.front());
    for (Bar& bar : bars) bar.link = links[bar.label];
    DrawBars::Options draw = words_for(asked.draw, table, measures.front());
    if (asked.themes) {
        const ThemeIndex themes(project.project.themes, project.language);
        for (Bar& bar : bars) bar.group = themes.theme_of(bar.label, project.language);
        draw.group_meaning = "thèmes";
    }
    draw.paper.formats = target.formats();
    if (draw.paper.note.empty()) draw.paper.note = source_of(project.project);
    target.write_and_tell(drawn<DrawBars>({bars}, draw, {}));
    return ExitCode::done;
}

}  // namespace

void add_figure_collocates(CLI::App& figure, Action& action) {
    CLI::App* kind = figure.add_subcommand("collocates", "the strongest collocates as bars, with 95 % intervals");
    const auto options = std::make_shared<CollocatesOptions>();
    add_cooc_options(*kind, options->choice);
    add_file_options(*kind, options->files);
    add_paper_options(*kind, options->draw.paper);
    kind->add_option("--top", options->top, "the first so many (default: 15)")->check(CLI::Range(1, 400));
    kind->add_flag("--themes", options->themes, "a colour for each theme of the project");
    kind->add_option("--decimals", options->draw.decimals, "of the printed values")->check(CLI::Range(0, 6));
    kind->footer(
        "Examples:\n  glane figure collocates --project corpus/demo --output cooccurrents\n"
        "  glane figure collocates sobriété --project corpus/demo --window 10 --measure log_dice --output sobriete\n\n"
        "The table is that of `glane cooc` with the same options; intervals are those of G², the usual measure.");
    kind->callback([&action, options] { action = [options] { return draw_collocates(*options); }; });
}

}  // namespace glane
