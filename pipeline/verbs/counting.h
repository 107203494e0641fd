#pragma once
// What the verbs that count words have in common: the corpus they count, the options that say what counts, and the
// formats of the answer.

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "pipeline/model/counted_words.h"
#include "pipeline/model/language.h"
#include "pipeline/run/cache.h"
#include "pipeline/run/plan.h"
#include "pipeline/run/project.h"

namespace glane {

/// The prepared corpus of a project, artefacts reused where they are fresh and none written.
struct CountedProject {
    explicit CountedProject(const std::string& path);
    /// The answers to the guide's question; looked for once.
    const Made<Annex>& annex();

    Project project;
    Language language;
    Cache cache;
    Prepared prepared;

  private:
    std::optional<Made<Annex>> annex_;
};

/// How the answer is printed.
struct PrintOptions {
    std::string project = "project.toml";
    int top = -1;  ///< rows, 0 for all, -1 where nothing was said
    bool json = false;
    bool csv = false;

    /// Rows to print: all in a table for programs.
    [[nodiscard]] std::size_t rows(std::size_t on_terminal) const {
        if (top >= 0) return static_cast<std::size_t>(top);
        return json || csv ? 0 : on_terminal;
    }
};

/// --project, --top, --json, --csv.
void add_print_options(CLI::App& verb, PrintOptions& options, const std::string& help_of_top);
/// --unit, --pos, --stop-words, --min-f, --min-interviews.
void add_word_options(CLI::App& verb, WordOptions& options);
/// --scope, --interviewers.
void add_scope_options(CLI::App& verb, WordOptions& options);

/// Folded words with blanks between, however an expression was typed.
std::string typed_key(const std::string& expression, const Language& language);
/// The nearest word of the corpus for the first word that it does not have; or empty.
std::string neighbour_of(const std::string& expression, const Corpus& corpus, const Language& language);
/// Throws Error (no match), with the nearest word of the corpus or else with `hint`.
[[noreturn]] void no_such_word(const std::string& word, const CountedProject& counted, const std::string& hint);

}  // namespace glane
