// glane figure specificities: what the parts of the corpus have more of than chance gives, and less, as signed bars.

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/french_number.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/counts.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "pipeline/verbs/print.h"
#include "pipeline/verbs/specificities_print.h"
#include "stages/figures/draw_bars.h"
#include "stages/specificities/tables.h"

namespace glane {
namespace {

struct SpecificitiesFigure {
    std::string project = "project.toml";
    Specificities::Options counting;
    FigureFiles files;
    DrawBars::Options draw;
    std::vector<std::string> parts;
    int top = 6;
};

/// The parts to be drawn, in the order of the table. Throws Error for one that is not there.
std::vector<std::size_t> parts_wanted(const SpecificityTable& table, const std::vector<std::string>& asked) {
    std::vector<bool> wanted(table.parts.size(), asked.empty());
    for (const std::string& name : asked) {
        bool found = false;
        std::string known;
        for (std::size_t part = 0; part < table.parts.size(); ++part) {
            const std::string label = part_label(table, part);
            known += (known.empty() ? "" : ", ") + label;
            if (folded(name) != folded(label) && folded(name) != folded(table.parts[part].name)) continue;
            wanted[part] = found = true;
        }
        if (!found)
            throw Error(
                {.where = {}, .what = fmt::format("no part is called \"{}\"", name), .hint = "one of: " + known});
    }
    std::vector<std::size_t> parts;
    for (std::size_t part = 0; part < wanted.size(); ++part) {
        if (wanted[part]) parts.push_back(part);
    }
    return parts;
}

std::string heading_of(const SpecificityTable& table, std::size_t part) {
    const Part& here = table.parts[part];
    const std::string name = capitalised(part_label(table, part));
    if (table.variable == "interview") return fmt::format("{} ({} mots)", name, french_number(here.positions));
    return fmt::format("{} ({} mots, {})", name, french_number(here.positions),
                       here.interviews == 0 ? "hors des entretiens" : count_of(here.interviews, "entretien"));
}

Bar bar_of(const SpecificityTable& table, std::size_t at, std::size_t part) {
    const SpecificWord& word = table.words[at];
    const SpecificUse& use = word.uses[part];
    const Contingency cells = table.cells(word, part);
    Bar bar{.label = word.text, .value = use.specificity};
    bar.panel = heading_of(table, part);
    bar.evidence = fmt::format("{} dans la partie sur {}, {} attendues\u00a0; {}\u00a0; p ajustée = {}",
                               count_of(use.f(), "occurrence"), french_number(cells.f2()), french_number(cells.e11(), 2),
                               count_of(use.interviews, "entretien"), french_probability(use.q));
    return bar;
}

/// The most over-used words of the part, then the most under-used, the strongest at either end.
void add_part(std::vector<Bar>& bars, const SpecificityTable& table, std::size_t part, std::size_t top) {
    std::vector<Bar> under;
    for (const std::size_t word : specific_words(table, part, ScoreOrder::highest, top)) {
        if (table.words[word].uses[part].specificity >= kBanalSpecificity) bars.push_back(bar_of(table, word, part));
    }
    for (const std::size_t word : specific_words(table, part, ScoreOrder::lowest, top)) {
        if (table.words[word].uses[part].specificity <= -kBanalSpecificity) under.push_back(bar_of(table, word, part));
    }
    bars.insert(bars.end(), under.rbegin(), under.rend());
}

DrawBars::Options words_for(DrawBars::Options draw, const SpecificityTable& table, std::size_t top,
                            const std::vector<std::string>& banal) {
    draw.shown = fmt::format("Mots spécifiques selon {} ({} au plus de chaque côté et de chaque partie)",
                             variable_in_french(table.variable), top);
    draw.axis = "spécificité (Lafon 1980)";
    draw.explanation = fmt::format(
        "À droite, les mots plus fréquents qu’attendu par hasard\u00a0; à gauche, les moins fréquents ({} mots "
        "comptés). "
        "Traits fins\u00a0: ±2, une chance sur cent. Ce qui n’atteint pas ±1,3 (une chance sur vingt) n’est pas "
        "montré.",
        french_number(table.positions));
    if (!banal.empty()) draw.explanation += fmt::format(" Sans mot spécifique\u00a0: {}.", fmt::join(banal, ", "));
    draw.threshold = 2;
    draw.signs = true;
    if (draw.decimals < 0) draw.decimals = 1;
    return draw;
}

ExitCode draw_specificities(const SpecificitiesFigure& asked) {
    const FigureTarget target(asked.files, {}, "glane figure specificities --by role --output specificites");
    Specificities::Options options = asked.counting;
    options.by = part_variable(options.by);
    if (options.by == "interviewer") options.words.interviewers = "in";
    CountedProject project(asked.project);
    const SpecificityTable table =
        count_specificities(project.prepared, project.language, options, project.cache).value;
    std::vector<Bar> bars;
    std::vector<std::string> banal;
    for (const std::size_t part : parts_wanted(table, asked.parts)) {
        const std::size_t before = bars.size();
        add_part(bars, table, part, static_cast<std::size_t>(asked.top));
        if (bars.size() == before) banal.push_back(fmt::format("«\u00a0{}\u00a0»", part_label(table, part)));
    }
    if (bars.empty()) {
        throw Error({.where = {},
                     .what = "no word is more or less used than chance easily gives",
                     .hint = "count rarer words with --min-f 2, more of the text with --scope all, or compare --by "
                             "another variable"},
                    ExitCode::no_match);
    }
    DrawBars::Options draw = words_for(asked.draw, table, static_cast<std::size_t>(asked.top), banal);
    draw.paper.formats = target.formats();
    if (draw.paper.note.empty()) draw.paper.note = source_of(project.project);
    target.write_and_tell(drawn<DrawBars>({bars}, draw, {}));
    return ExitCode::done;
}

}  // namespace

void add_figure_specificities(CLI::App& figure, Action& action) {
    CLI::App* kind =
        figure.add_subcommand("specificities", "the words that each part has more of, or less, as signed bars");
    const auto options = std::make_shared<SpecificitiesFigure>();
    std::string names;
    for (const std::string& name : part_variables()) names += (names.empty() ? "" : ", ") + name;
    add_project_option(*kind, options->project);
    kind->add_option("--by", options->counting.by, "what makes the parts: " + names)->required();
    kind->add_option("--part", options->parts, "only this part; may be repeated (default: all)")
        ->allow_extra_args(false);
    kind->add_option("--top", options->top, "words on either side, for each part (default: 6)")
        ->check(CLI::Range(1, 100));
    add_word_options(*kind, options->counting.words);
    add_scope_options(*kind, options->counting.words);
    add_file_options(*kind, options->files);
    add_paper_options(*kind, options->draw.paper);
    kind->footer(
        "Examples:\n  glane figure specificities --by role --project corpus/demo --output specificites\n"
        "  glane figure specificities --by role --part agent --top 10 --project corpus/demo --output agents\n\n"
        "The table is that of `glane specificities` with the same options.");
    kind->callback([&action, options] { action = [options] { return draw_specificities(*options); }; });
}

}  // namespace glane
