// glane network: the words around an expression, or of a whole corpus, as a graph with communities.

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/node_places.h"
#include "pipeline/run/plan.h"
#include "pipeline/run/token_step.h"
#include "pipeline/run/watched.h"
#include "pipeline/verbs/network_print.h"
#include "pipeline/verbs/pair_choice.h"
#include "pipeline/verbs/verbs.h"
#include "stages/network/network.h"
#include "stages/network/network_files.h"

namespace glane {
namespace {

struct NetworkVerb {
    std::string project = "project.toml";
    std::string node, query, inflection, graphml;
    PairChoice choice;
    std::string measure = "log_dice";
    int top = 60, edges = 200;
    bool whole = false, json = false, csv = false;
};

/// The node: of the command line, or the project's; none for the whole corpus.
Cooccur::Options node_options(const Project& project, const NetworkVerb& asked) {
    Cooccur::Options options = project.cooccurrence;
    if (!asked.node.empty() || !asked.query.empty() || asked.whole) {
        options.node = asked.node;
        options.query = asked.query;
    }
    if (!asked.inflection.empty()) options.inflection = asked.inflection;
    return options;
}

/// Near is what the project's table of collocates calls near, so that both show the same words; of a whole corpus,
/// where turns would pair what a single one repeats, a window.
BuildNetwork::Options network_options(const Project& project, const NetworkVerb& asked) {
    BuildNetwork::Options options;
    const Cooccur::Options usual = node_options(project, asked);
    options.node = usual.query.empty() ? usual.node : usual.query;
    const bool is_plain = usual.span == "sentence" || usual.span == "window";
    options.pairs = pair_options(project, asked.choice,
                                 is_plain               ? usual.span
                                 : options.node.empty() ? "window"
                                                        : "turn");
    if (!asked.choice.window && options.pairs.left != options.pairs.right) {
        options.pairs.left = options.pairs.right = std::max(options.pairs.left, options.pairs.right);
    }
    options.measure = asked.measure;
    options.top = asked.top;
    options.edges = asked.edges;
    return options;
}

/// The network may be empty for three reasons; each has its own way out.
void stop_if_empty(const Network& network) {
    if (!network.edges.empty()) return;
    std::string what = "no two words stand near each other more often than chance would have it";
    std::string hint =
        "lower --min-f, try another --span or a wider --window, or ask for more with --scope, --interviewers and --pos";
    if (!network.node.empty() && network.node_occurrences == 0) {
        what = fmt::format("\"{}\" never occurs in what is counted", network.node);
        hint = "look for it with: glane search; or count more with --scope all --interviewers in";
    } else if (!network.node.empty() && network.isolated < 2) {
        what = fmt::format("\"{}\" has {} strong collocate{}, and a network needs two", network.node, network.isolated,
                           network.isolated == 1 ? "" : "s");
    } else if (network.isolated > 0) {
        what = fmt::format("none of the {} words is significantly near another", network.isolated);
    }
    throw Error({.where = {}, .what = what, .hint = hint}, ExitCode::no_match);
}

Network network_of(const Project& project, const BuildNetwork::Options& options, Cooccur::Options node) {
    node.scope = options.pairs.scope;
    node.interviewers = options.pairs.interviewers;
    Cache cache(project.work_folder, CacheUse::read_only);
    const Language language = Language::load(lexicon_folder());
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    const Prepared prepared = prepare_corpus(project, language, cache, threads);
    const TokenTable table = open_tokens(project, prepared, language);
    std::vector<Range> places;
    if (!options.node.empty()) places = node_places(project, prepared, language, node, table);
    Context context = watched("network");
    return BuildNetwork::run({prepared.corpus, table, places}, options, context);
}

ExitCode network(const NetworkVerb& asked) {
    const Project project = load_project(asked.project);
    const Network network = network_of(project, network_options(project, asked), node_options(project, asked));
    stop_if_empty(network);
    if (!asked.graphml.empty()) write_file(asked.graphml, network_graphml(network));
    if (asked.json) {
        print_result(network_json(network));
    } else if (asked.csv) {
        print_result(network_csv(network));
    } else {
        print_result(network_text(network));
    }
    return ExitCode::done;
}

}  // namespace

void add_network(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("network", "the strongest collocates as a graph, with communities");
    const auto options = std::make_shared<NetworkVerb>();
    verb->add_option("node", options->node, "a word or an expression (default: the project's)");
    add_project_option(*verb, options->project);
    verb->add_option("--query", options->query, "the node as a query of `glane search`: 'lemme:équiper', 'numéri*'")
        ->excludes("node");
    verb->add_flag("--whole", options->whole, "no node: the words of the strongest pairs of the corpus")
        ->excludes("node")
        ->excludes("--query");
    verb->add_option("--inflection", options->inflection, "forms of the node's words: plural, lemma or exact");
    add_pair_options(*verb, options->choice, Sides::alike);
    verb->add_option("--measure", options->measure,
                     "what weighs the edges (default: log_dice); see glane measures --list");
    verb->add_option("--top", options->top, "most words (default: 60)")->check(CLI::Range(0, 100000));
    verb->add_option("--edges", options->edges, "most edges, the heaviest first; 0 for all (default: 200)")
        ->check(CLI::Range(0, 1000000000));
    verb->add_option("--graphml", options->graphml, "write the graph to this file, for Gephi, yEd, igraph or NetworkX");
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON, nodes and links");
    verb->add_flag("--csv", options->csv, "print the edges as CSV")->excludes(json);
    verb->footer(
        "Words are the collocates with the highest G², edges the pairs of them that are significant (G², 5 % of false\n"
        "discoveries after Benjamini and Hochberg), communities those of the Leiden algorithm.\n"
        "Examples:\n  glane network --project corpus/demo --graphml reseau.graphml\n"
        "  glane network \"numérique responsable\" --project corpus/demo --window 10 --pos NOUN,ADJ,VERB\n"
        "  glane network --whole --project corpus/demo --within sentence --json > reseau.json");
    verb->callback([&action, options] { action = [options] { return network(*options); }; });
}

}  // namespace glane
