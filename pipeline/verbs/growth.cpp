// glane growth: how the vocabulary grows with the text.

#include <memory>
#include <string>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/french_number.h"
#include "pipeline/base/reporter.h"
#include "pipeline/run/counts.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/print.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

struct GrowthOptions {
    std::string project = "project.toml";
    Growth::Options counting;
    bool json = false;
    bool csv = false;
};

std::string growth_text(const GrowthTable& table) {
    std::vector<Row> rows{{"N", "V", "V1", "V2", "V attendu", "V1 attendu", "V/N", "R", "C", "K"}};
    for (const GrowthPoint& point : table.points) {
        rows.push_back(
            {french_number(point.n), french_number(point.types), french_number(point.once), french_number(point.twice),
             french_number(point.expected_types, 1), french_number(point.expected_once, 1), french_number(point.ttr, 3),
             french_number(point.guiraud, 2), french_number(point.herdan, 3), french_number(point.yule_k, 1)});
    }
    return fmt::format("Accroissement du vocabulaire : N = {} mots\n\n{}\n{}", french_number(table.positions),
                       aligned(rows, rows.front().size()), wrapped(table.convention));
}

ExitCode growth(const GrowthOptions& asked) {
    CountedProject counted(asked.project);
    const GrowthTable table = count_growth(counted.prepared, counted.language, asked.counting, counted.cache).value;
    if (asked.json) {
        print_result(growth_json(table));
    } else if (asked.csv) {
        print_result(growth_csv(table));
    } else if (!table.points.empty()) {
        print_result(growth_text(table));
    }
    if (table.points.empty()) {
        throw Error({.where = {}, .what = "no word counts", .hint = "see --scope, --interviewers and --pos"},
                    ExitCode::no_match);
    }
    return ExitCode::done;
}

}  // namespace

void add_growth(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("growth", "how the vocabulary grows with the text");
    const auto options = std::make_shared<GrowthOptions>();
    WordOptions& words = options->counting.words;
    add_project_option(*verb, options->project);
    verb->add_option("--points", options->counting.points, "at how many places (default: 20)")
        ->check(CLI::Range(1, 100000));
    verb->add_option("--unit", words.unit, "words are told apart by form or by lemma (default: lemma)");
    verb->add_option("--pos", words.pos, "parts of speech of the words counted: NOUN,ADJ")->delimiter(',');
    verb->add_option("--stop-words", words.stop_words, "stop words count (in, the default) or not (out)");
    add_scope_options(*verb, words);
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON");
    verb->add_flag("--csv", options->csv, "print as CSV")->excludes(json);
    verb->footer("Example:\n  glane growth --project corpus/demo --scope interviews --points 50 --csv > growth.csv");
    verb->callback([&action, options] { action = [options] { return growth(*options); }; });
}

}  // namespace glane
