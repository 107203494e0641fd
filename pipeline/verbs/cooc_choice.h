#pragma once
// The command line of the verbs that count near a node (`glane cooc`, `glane figure collocates`), and the counting.

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/measures.h"
#include "pipeline/verbs/counting.h"
#include "stages/cooccurrence/cooccurrence.h"

namespace glane {

/// What the command line says; empty or -1 where it says nothing.
struct CoocChoice {
    std::string project = "project.toml";
    std::string node, query, inflection, span, within, convention, unit, stop_words, scope, interviewers;
    std::vector<std::string> measures, pos;
    int window = -1, left = -1, right = -1, min_f = -1, min_interviews = -1;
};

/// The node, --project, --query, what is near, what is counted and --measure.
void add_cooc_options(CLI::App& verb, CoocChoice& choice);

/// The project's options, with what the command line says over them. Windows are asked for by size. The table is not
/// cut: it is ranked by the measure that was asked for first.
Cooccur::Options cooc_options(const Project& project, const CoocChoice& asked);

/// The collocates of the node, the table whole.
CooccurrenceTable count_near_node(CountedProject& counted, const Cooccur::Options& options);

/// Nothing was counted: the node never occurs, or no passage answers.
bool is_empty(const CooccurrenceTable& table, const Cooccur::Options& options);
/// Throws Error (no match) that says why, and what to try.
[[noreturn]] void no_node_found(const CountedProject& counted, const CooccurrenceTable& table,
                                Cooccur::Options options);

/// Ranks by the first measure, equal ones as they were, and cuts; `top` 0 keeps all.
void rank(CooccurrenceTable& table, const std::vector<NamedMeasure>& measures, int top);

std::vector<NamedMeasure> find_measures(const std::vector<std::string>& labels);

}  // namespace glane
