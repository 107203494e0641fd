#include "pipeline/verbs/network_choice.h"

#include <algorithm>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "pipeline/model/language.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/node_places.h"
#include "pipeline/run/plan.h"
#include "pipeline/run/token_step.h"
#include "pipeline/run/watched.h"
#include "pipeline/verbs/verbs.h"
#include "stages/network/network.h"

namespace glane {
namespace {

/// The node: of the command line, or the project's; none for the whole corpus.
Cooccur::Options node_options(const Project& project, const NetworkChoice& asked) {
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
BuildNetwork::Options network_options(const Project& project, const NetworkChoice& asked) {
    BuildNetwork::Options options;
    const Cooccur::Options usual = node_options(project, asked);
    options.node = usual.query.empty() ? usual.node : usual.query;
    const bool is_plain = usual.span == "sentence" || usual.span == "window";
    options.pairs = pair_options(project, asked.pairs,
                                 is_plain               ? usual.span
                                 : options.node.empty() ? "window"
                                                        : "turn");
    if (!asked.pairs.window && options.pairs.left != options.pairs.right) {
        options.pairs.left = options.pairs.right = std::max(options.pairs.left, options.pairs.right);
    }
    if (!asked.pairs.unit && !options.node.empty()) options.pairs.unit = usual.unit;
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
    return BuildNetwork::run({prepared.corpus, language, table, places}, options, context);
}

}  // namespace

void add_network_options(CLI::App& verb, NetworkChoice& choice) {
    verb.add_option("node", choice.node, "a word or an expression (default: the project's)");
    add_project_option(verb, choice.project);
    verb.add_option("--query", choice.query, "the node as a query of `glane search`: 'lemme:équiper', 'numéri*'")
        ->excludes("node");
    verb.add_flag("--whole", choice.whole, "no node: the strongest pairs of the corpus")
        ->excludes("node")
        ->excludes("--query");
    verb.add_option("--inflection", choice.inflection, "forms of the node's words: plural, lemma or exact");
    add_pair_options(verb, choice.pairs, Sides::alike,
                     "what is joined: form, lemma, expression or both (default: the project's, both; --whole: lemma)");
    verb.add_option("--measure", choice.measure,
                    "what weighs the edges (default: log_dice); see glane measures --list");
    verb.add_option("--top", choice.top, "most words and expressions (default: 60)")->check(CLI::Range(0, 100000));
    verb.add_option("--edges", choice.edges, "most edges, the heaviest first; 0 for all (default: 200)")
        ->check(CLI::Range(0, 1000000000));
}

Network chosen_network(const Project& project, const NetworkChoice& choice) {
    Network network = network_of(project, network_options(project, choice), node_options(project, choice));
    stop_if_empty(network);
    return network;
}

}  // namespace glane
