#pragma once
// How often the expressions of each theme occur, in whose words, and how many interviews and
// sections they reach.
//
// Searched is running text: paragraphs, lists, headings, notes and turns. Tables, figures, running heads and
// folios are not, nor are the headings of interviews, which describe a person, nor what a transcriber put
// between square brackets. That is the convention of the cooccurrence counts as well.
//
// An expression is found whatever its case, accents, plural and inclusive ending, and with one letter of a long word
// misread (expression.h). Each expression has its own count; the count of a theme takes the longest expression wherever
// several overlap, so it can be less than their sum. One pass, however many the expressions.

#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "pipeline/model/theme.h"

namespace glane {

struct Themes {
    static constexpr std::string_view name = "themes";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
        const std::vector<Theme>& themes;
    };
    using Output = ThemeTable;
    using Options = NoOptions;

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Themes>);

}  // namespace glane
