#include "pipeline/verbs/pair_choice.h"

#include <algorithm>

namespace glane {

void add_pair_options(CLI::App& verb, PairChoice& choice, Sides sides, const std::string& units) {
    const CLI::Range any(0, 100000);
    verb.add_option("--unit", choice.unit, units);
    verb.add_option("--span", choice.span, "what is near: window, or the whole turn (or paragraph) or sentence");
    verb.add_option("--window", choice.window, "words on either side that are near (span window; default: 5)")
        ->check(any);
    if (sides == Sides::apart) {
        verb.add_option("--left", choice.left, "words to the left")->check(any);
        verb.add_option("--right", choice.right, "words to the right")->check(any);
    }
    verb.add_option("--within", choice.within, "what a window does not leave: turn, sentence, interview or text");
    verb.add_option("--min-f", choice.min_f,
                    "fewest occurrences of one word near the other (default: the project's, 2)")
        ->check(CLI::Range(0, 1000000000));
    verb.add_option("--pos", choice.pos, "parts of speech of the words: NOUN,ADJ")->delimiter(',');
    verb.add_option("--stop-words", choice.stop_words, "stop words are paired (in) or not (out)");
    verb.add_option("--scope", choice.scope, "interviews, report or all");
    verb.add_option("--interviewers", choice.interviewers, "what interviewers say: in or out");
}

PairOptions pair_options(const Project& project, const PairChoice& choice, const std::string& span) {
    PairOptions options;
    const bool is_window = choice.window || choice.left || choice.right;
    options.span = choice.span.value_or(is_window ? "window" : span);
    if (options.span == "paragraph") options.span = "turn";
    const Cooccur::Options& usual = project.cooccurrence;
    if (usual.span == "window") {
        options.left = usual.left;
        options.right = usual.right;
    }
    options.within = usual.within;
    options.pos = choice.pos.value_or(usual.pos);
    options.stop_words = choice.stop_words.value_or(usual.stop_words);
    options.scope = choice.scope.value_or(usual.scope);
    options.interviewers = choice.interviewers.value_or(usual.interviewers);
    options.unit = choice.unit.value_or(options.unit);
    options.within = choice.within.value_or(options.within);
    options.left = choice.left.value_or(choice.window.value_or(options.left));
    options.right = choice.right.value_or(choice.window.value_or(options.right));
    options.min_f = choice.min_f.value_or(usual.min_f);
    return options;
}

std::vector<NamedMeasure> measures_named(const std::vector<std::string>& labels) {
    std::vector<NamedMeasure> named;
    for (const std::string& label : labels) {
        const auto same = [&](const NamedMeasure& other) { return other.label == label; };
        if (std::none_of(named.begin(), named.end(), same)) named.push_back(find_measure(label));
    }
    return named;
}

}  // namespace glane
