// glane dispersion: how evenly words and expressions are spread over the interviews, and where each stands.

#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "pipeline/base/french_number.h"
#include "pipeline/base/reporter.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/dispersion_choice.h"
#include "pipeline/verbs/print.h"
#include "pipeline/verbs/verbs.h"
#include "stages/dispersion/tables.h"

namespace glane {
namespace {

constexpr int kWords = 20;

struct DispersionOptions {
    PrintOptions print;
    DispersionChoice choice;
    bool places = false;
};

std::string dispersion_text(const DispersionTable& table) {
    std::vector<Row> rows{{"", "expression", "f", "étendue", "DP", "DPnorm", "D", "D2", "S"}};
    for (const DispersedWord& word : table.words) {
        const Dispersion& measures = word.dispersion;
        Row row{"", word.text, french_number(word.frequency()),
                fmt::format("{} sur {}", measures.range, table.parts.size())};
        for (const double value :
             {measures.dp, measures.dp_norm, measures.juilland_d, measures.carroll_d2, measures.rosengren_s}) {
            row.push_back(word.places.empty() ? "—" : french_number(value, 2));
        }
        rows.push_back(std::move(row));
    }
    return fmt::format("Dispersion selon {} : {}, T = {} positions\n\n{}\n{}", variable_in_french(table.over),
                       count_of(static_cast<std::int64_t>(table.parts.size()), "partie"),
                       french_number(table.positions), aligned(rows), wrapped(table.convention));
}

std::string answer(const DispersionTable& table, const DispersionOptions& asked, const Corpus& corpus) {
    if (asked.print.json) return dispersion_json(table, corpus);
    if (asked.places) return dispersion_places_csv(table, corpus);
    return asked.print.csv ? dispersion_csv(table) : dispersion_text(table);
}

ExitCode disperse(DispersionOptions asked) {
    CountedProject counted(asked.print.project);
    asked.choice.top = asked.print.top;
    const Made<DispersionTable> made = chosen_dispersion(counted, asked.choice, kWords);
    const DispersionTable& table = made.value;
    const bool found =
        std::any_of(table.words.begin(), table.words.end(), [](const auto& word) { return word.frequency() > 0; });
    if (found || asked.print.json || asked.print.csv || asked.places) {
        print_result(answer(table, asked, counted.prepared.corpus));
    }
    stop_if_nothing_found(table, asked.choice, counted);
    for (const Finding& finding : made.findings) say(finding);
    return ExitCode::done;
}

}  // namespace

void add_dispersion(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("dispersion", "how evenly words are spread over the interviews, and where");
    const auto options = std::make_shared<DispersionOptions>();
    add_dispersion_options(*verb, options->choice);
    add_print_options(*verb, options->print, "expressions to take where none is named, 0 for all (default: 20)");
    verb->add_flag("--places", options->places, "print every occurrence with its place from 0 to 1, as CSV")
        ->excludes("--json");
    verb->footer(
        "Examples:\n  glane dispersion --project corpus/demo sobriété \"logiciel libre\"\n"
        "  glane dispersion --project corpus/demo --over document --places budget > places.csv\n\n"
        "DP is 0 for a word that is everywhere according to the size of the parts, and near 1 for one that a small\n"
        "part has alone (Gries 2008). --unit form finds the words as they are written, lemma in all their forms.");
    verb->callback([&action, options] { action = [options] { return disperse(*options); }; });
}

}  // namespace glane
