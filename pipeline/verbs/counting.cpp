#include "pipeline/verbs/counting.h"

#include <algorithm>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"
#include "pipeline/model/word_sequence.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/verbs/verbs.h"

namespace glane {

CountedProject::CountedProject(const std::string& path)
    : project(load_project(path)),
      language(Language::load(lexicon_folder())),
      cache(project.work_folder, CacheUse::read_only),
      prepared(prepare_corpus(project, language, cache, std::max(1U, std::thread::hardware_concurrency()))) {}

const Made<Annex>& CountedProject::annex() {
    if (!annex_) annex_ = find_extracts(project, language, prepared, cache);
    return *annex_;
}

void add_print_options(CLI::App& verb, PrintOptions& options, const std::string& help_of_top) {
    add_project_option(verb, options.project);
    verb.add_option("--top", options.top, help_of_top)->check(CLI::Range(0, 1000000000));
    CLI::Option* json = verb.add_flag("--json", options.json, "print as JSON");
    verb.add_flag("--csv", options.csv, "print as CSV")->excludes(json);
}

void add_word_options(CLI::App& verb, WordOptions& options) {
    verb.add_option("--unit", options.unit, "what is counted: form, lemma, expression or both (default: lemma)");
    verb.add_option("--pos", options.pos, "parts of speech of the words counted: NOUN,ADJ")->delimiter(',');
    verb.add_option("--stop-words", options.stop_words, "stop words get a row (in) or not (out)");
    verb.add_option("--min-f", options.min_f, fmt::format("fewest occurrences (default: {})", options.min_f))
        ->check(CLI::Range(0, 1000000000));
    verb.add_option("--min-interviews", options.min_interviews, "fewest interviews with the word")
        ->check(CLI::Range(0, 1000000000));
}

void add_scope_options(CLI::App& verb, WordOptions& options) {
    verb.add_option("--scope", options.scope, "interviews, report or all");
    verb.add_option("--interviewers", options.interviewers, "what interviewers say: in or out");
}

std::string typed_key(const std::string& expression, const Language& language) {
    return fmt::format("{}", fmt::join(typed_words(expression, language), " "));
}

std::string neighbour_of(const std::string& expression, const Corpus& corpus, const Language& language) {
    std::set<std::string> words;
    for (const CorpusText& text : corpus) {
        for (const Token& token : text.document.tokens) {
            if (token.kind == TokenKind::word) words.insert(folded(text.document.form(token)));
        }
    }
    for (const Token& token : tokenize(expression, language)) {
        const std::string word = folded(token.span.of(expression));
        if (token.kind != TokenKind::word || words.contains(word)) continue;
        return nearest(word, {words.begin(), words.end()});
    }
    return {};
}

void no_such_word(const std::string& word, const CountedProject& counted, const std::string& hint) {
    const std::string near = neighbour_of(word, counted.prepared.corpus, counted.language);
    throw Error({.where = {},
                 .what = fmt::format("\"{}\" is no word that is counted", word),
                 .hint = near.empty() ? hint : fmt::format("did you mean \"{}\"?", near)},
                ExitCode::no_match);
}

}  // namespace glane
