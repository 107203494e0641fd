#include "pipeline/verbs/dispersion_choice.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/partition.h"

namespace glane {
namespace {

/// The first collocates of the project's node.
std::vector<std::string> collocates_of(CountedProject& counted, int top) {
    const Project& project = counted.project;
    Cooccur::Options options = project.cooccurrence;
    options.top = top;
    const CollocateInput counting{project, counted.prepared, counted.annex(), counted.language, counted.cache};
    const CooccurrenceTable table = count_once(counting, counted.prepared.corpus, options, "").value;
    std::vector<std::string> expressions;
    for (const Collocate& collocate : table.collocates) expressions.push_back(collocate.text);
    return expressions;
}

}  // namespace

void add_dispersion_options(CLI::App& verb, DispersionChoice& choice) {
    verb.add_option("expression", choice.counting.expressions,
                    "words or expressions (default: the collocates of the project's node, or the commonest words)");
    verb.add_option("--over", choice.counting.over,
                    "what makes the parts: interview (default), document, section, role …");
    add_word_options(verb, choice.counting.words);
    add_scope_options(verb, choice.counting.words);
}

Made<DispersionTable> chosen_dispersion(CountedProject& counted, DispersionChoice& choice, int usual) {
    Disperse::Options& options = choice.counting;
    options.over = part_variable(options.over);
    if (options.over == "interviewer") options.words.interviewers = "in";
    options.top = choice.top >= 0 ? choice.top : usual;
    if (options.expressions.empty() && counted.project.cooccurrence.has_node()) {
        options.expressions = collocates_of(counted, options.top);
    }
    return count_dispersion(counted.prepared, counted.language, options, counted.cache);
}

void stop_if_nothing_found(const DispersionTable& table, const DispersionChoice& choice,
                           const CountedProject& counted) {
    if (std::any_of(table.words.begin(), table.words.end(), [](const auto& word) { return word.frequency() > 0; })) {
        return;
    }
    const Disperse::Options& options = choice.counting;
    if (!options.expressions.empty()) {
        no_such_word(options.expressions.front(), counted, "look for it with: glane search");
    }
    throw Error({.where = {},
                 .what = fmt::format("no word occurs {} times in what is counted", options.words.min_f),
                 .hint = "take rarer words with --min-f 1"},
                ExitCode::no_match);
}

}  // namespace glane
