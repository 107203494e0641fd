#pragma once
// Which words are paired, and what is near: the options that pairs and networks share, as project files and command
// lines write them, what counting makes of them, and the convention in words that every result carries.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/window_count.h"

namespace glane {

struct PairOptions {
    std::string unit = "lemma";
    std::string span = "window";
    int left = 5;
    int right = 5;
    std::string within = "turn";
    int min_f = 2;
    std::vector<std::string> pos;
    std::string stop_words = "out";
    std::string scope = "all";
    std::string interviewers = "out";

    template <typename Visitor>
    void describe(Visitor&& visit) {
        visit("unit", unit,
              "what is paired: \"form\" or \"lemma\" (single words), \"expression\" (several words) or \"both\" "
              "(lemmas and expressions)");
        visit("span", span, "what is near: \"window\", or the whole \"turn\" (passage) or \"sentence\"");
        visit("left", left, "words to the left that a window holds");
        visit("right", right, "words to the right that a window holds");
        visit("within", within, "what a window does not leave: \"turn\", \"sentence\", \"interview\" or \"text\"");
        visit("min_f", min_f, "fewest occurrences of one word near the other");
        visit("pos", pos, "parts of speech of the words, such as NOUN and ADJ; all where none is named");
        visit("stop_words", stop_words, "stop words are paired (\"in\") or not (\"out\")");
        visit("scope", scope, "\"interviews\", \"report\" (all the rest) or \"all\"");
        visit("interviewers", interviewers, "what interviewers say counts (\"in\") or not (\"out\")");
    }
};

/// Single words, expressions of several, or both.
enum class PairUnits : std::uint8_t { words, expressions, both };

/// The same, understood.
struct PairCounting {
    TokenLayer layer = TokenLayer::lemma;  ///< of single words
    PairUnits units = PairUnits::words;
    cooccurrence::Window window;
    std::uint32_t min_f = 2;
    TokenScope scope;
    cooccurrence::StopWords stop_words = cooccurrence::StopWords::positions;
    AskedPos asked;

    [[nodiscard]] cooccurrence::CollocateCounter counter(const TokenTable& table) const {
        return {table, layer, scope, stop_words, asked};
    }
};

/// Throws Error for a value that an option does not know.
PairCounting counting_of(const PairOptions& options);

/// In French: what is a position, which words are paired, how far a window goes.
std::string convention_of(const PairOptions& options);

}  // namespace glane
