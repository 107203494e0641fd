// glane network: the words and expressions around an expression, or of a whole corpus, as a graph with communities.

#include <memory>
#include <string>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/verbs/network_choice.h"
#include "pipeline/verbs/network_print.h"
#include "pipeline/verbs/verbs.h"
#include "stages/network/network_files.h"

namespace glane {
namespace {

struct NetworkVerb {
    NetworkChoice choice;
    std::string graphml;
    bool json = false, csv = false;
};

ExitCode network(const NetworkVerb& asked) {
    const Network network = chosen_network(load_project(asked.choice.project), asked.choice);
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
    add_network_options(*verb, options->choice);
    verb->add_option("--graphml", options->graphml, "write the graph to this file, for Gephi, yEd, igraph or NetworkX");
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON, nodes and links");
    verb->add_flag("--csv", options->csv, "print the edges as CSV")->excludes(json);
    verb->footer(
        "Vertices are the collocates with the highest G², words and expressions as in the cloud, edges the pairs of "
        "them\n"
        "that are significant (G², 5 % of false discoveries after Benjamini and Hochberg), communities those of the\n"
        "Leiden algorithm. No word is joined to an expression because it stands in it.\n"
        "Examples:\n  glane network --project corpus/demo --graphml reseau.graphml\n"
        "  glane network \"numérique responsable\" --project corpus/demo --window 10 --pos NOUN,ADJ,VERB\n"
        "  glane network --project corpus/demo --unit lemma --csv\n"
        "  glane network --whole --project corpus/demo --within sentence --json > reseau.json");
    verb->callback([&action, options] { action = [options] { return network(*options); }; });
}

}  // namespace glane
