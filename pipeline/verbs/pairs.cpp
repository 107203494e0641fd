// glane pairs: all pairs of words that stand near each other, with their counts and any measures.

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/model/pair_count.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/plan.h"
#include "pipeline/run/token_step.h"
#include "pipeline/verbs/pair_choice.h"
#include "pipeline/verbs/pair_rows.h"
#include "pipeline/verbs/verbs.h"
#include "stages/cooccurrence/tables.h"

namespace glane {
namespace {

struct PairsVerb {
    std::string project = "project.toml";
    PairChoice choice;
    std::vector<std::string> measures;
    int top = 0;
    bool json = false, csv = false;
};

void check_words(const PairOptions& options, const PairCounting& counting) {
    if (counting.units == PairUnits::words) return;
    throw Error({.where = {},
                 .what = fmt::format("pairs of unit \"{}\"", options.unit),
                 .hint = "pairs are of single words, --unit form or lemma; expressions are in: glane network"});
}

TokenTable table_of(const Project& project) {
    Cache cache(project.work_folder, CacheUse::read_only);
    const Language language = Language::load(lexicon_folder());
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    return open_tokens(project, prepare_corpus(project, language, cache, threads), language);
}

/// Counts all pairs; gives each to `use`, and how many there were to the caller.
template <typename Use>
std::uint64_t for_each_pair(const TokenTable& table, const PairCounting& counting, const Use& use) {
    cooccurrence::CollocateCounter counter = counting.counter(table);
    const std::size_t types = table.type_count(counting.layer);
    std::uint64_t found = 0;
    cooccurrence::count_pairs(counter, counting.window, counting.min_f,
                              [&](std::uint32_t node, const cooccurrence::NearCounts& counts) {
                                  stop_if_interrupted();
                                  show_progress("pairs", node, types);
                                  found += counts.collocates.size();
                                  for (const cooccurrence::CollocateCount& row : counts.collocates) {
                                      use(WordPair{.node = node, .collocate = row.type, .cells = counts.cells(row)});
                                  }
                              });
    show_progress("pairs", types, types);
    return found;
}

ExitCode pairs(const PairsVerb& asked) {
    const std::vector<NamedMeasure> measures =
        asked.measures.empty() ? usual_measures() : measures_named(asked.measures);
    const Project project = load_project(asked.project);
    const PairOptions options = pair_options(project, asked.choice, "window");
    const PairCounting counting = counting_of(options);
    check_words(options, counting);
    const TokenTable table = table_of(project);
    const PairFormat format = asked.json ? PairFormat::json : asked.csv ? PairFormat::csv : PairFormat::tsv;
    if (!asked.json) say(convention_of(options));

    PairWriter writer(format, table, options, measures);
    std::uint64_t found = 0;
    if (asked.top == 0) {
        found = for_each_pair(table, counting, [&](const WordPair& pair) { writer.write(pair); });
    } else {
        BestPairs best(static_cast<std::size_t>(asked.top), measures.front());
        found = for_each_pair(table, counting, [&](const WordPair& pair) { best.add(pair); });
        for (const WordPair& pair : std::move(best).take()) writer.write(pair);
    }
    writer.finish(found);
    if (found > 0) return ExitCode::done;
    throw Error({.where = {},
                 .what = fmt::format("no word stands near another {} times", counting.min_f),
                 .hint = "lower --min-f, widen --window, or ask for more with --scope, --interviewers and --pos"},
                ExitCode::no_match);
}

}  // namespace

void add_pairs(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("pairs", "all pairs of words that stand near each other");
    const auto options = std::make_shared<PairsVerb>();
    add_project_option(*verb, options->project);
    add_pair_options(*verb, options->choice, Sides::apart, "what is paired: lemma (default) or form");
    verb->add_option(
            "--measure", options->measures,
            "measures as columns, the first one ranks (default: those of glane cooc); see glane measures --list")
        ->delimiter(',');
    verb->add_option("--top", options->top,
                     "so many of the strongest pairs alone (default 0: all, in order of the text)")
        ->check(CLI::Range(0, 1000000000));
    CLI::Option* json = verb->add_flag("--json", options->json, "JSON");
    verb->add_flag("--csv", options->csv, "CSV (default: TSV)")->excludes(json);
    verb->footer(
        "Every word is the node in turn, and is counted as `glane cooc` counts it, so a pair has two rows. Without "
        "--top,\n"
        "pairs come in the order in which their words first occur.\n"
        "Examples:\n  glane pairs --project corpus/demo --pos NOUN,ADJ --top 100\n"
        "  glane pairs --project corpus/demo --window 10 --within sentence --measure log_dice,npmi --csv > pairs.csv");
    verb->callback([&action, options] { action = [options] { return pairs(*options); }; });
}

}  // namespace glane
