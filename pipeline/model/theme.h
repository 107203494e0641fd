#pragma once
// Themes: named lists of expressions, and how often they occur where.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/source.h"

namespace glane {

/// A named list of expressions, as a project gives it.
struct Theme {
    std::string name;
    std::vector<std::string> expressions;
};

/// In whose words an expression stands.
enum class ThemePart : std::uint8_t {
    body,  ///< of a report, outside its interviews
    interviewee,
    interviewer,
};
/// "body", "interviewee", "interviewer".
std::string_view name_of(ThemePart part);

struct ThemeCounts {
    std::int64_t occurrences = 0;  ///< the sum of the next three
    std::int64_t body = 0;
    std::int64_t interviewees = 0;
    std::int64_t interviewers = 0;
    std::int64_t texts = 0;       ///< reached: files
    std::int64_t interviews = 0;  ///< reached by words of interviewees
    std::int64_t sections = 0;    ///< reached: headings of the body under which it stands

    template <typename Archive>
    void archive(Archive& a) {
        a(occurrences, body, interviewees, interviewers, texts, interviews, sections);
    }
};

/// Where an expression stands.
struct ThemePlace {
    std::uint32_t expression = 0;  ///< index in its theme
    ThemePart part = ThemePart::body;
    bool counts = true;  ///< for the theme; false where a longer expression of the theme has the words already
    std::string words;   ///< as restored
    SourceRef ref;

    template <typename Archive>
    void archive(Archive& a) {
        a(expression, part, counts, words, ref);
    }
};

struct ExpressionCount {
    std::string expression;
    ThemeCounts counts;

    template <typename Archive>
    void archive(Archive& a) {
        a(expression, counts);
    }
};

struct ThemeCount {
    std::string name;
    ThemeCounts counts;  ///< no word counts twice, though expressions overlap
    std::vector<ExpressionCount> expressions;
    std::vector<ThemePlace> places;  ///< in the order of the corpus

    template <typename Archive>
    void archive(Archive& a) {
        a(name, counts, expressions, places);
    }
};

struct ThemeTable {
    std::vector<ThemeCount> themes;
    std::int64_t words = 0;  ///< of the text that was searched
    std::int64_t words_of_body = 0;
    std::int64_t words_of_interviewees = 0;

    template <typename Archive>
    void archive(Archive& a) {
        a(themes, words, words_of_body, words_of_interviewees);
    }
};

}  // namespace glane
