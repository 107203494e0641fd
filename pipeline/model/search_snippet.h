#pragma once
// What of a passage is shown: a snippet around the words found, or one line an occurrence (KWIC).

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/model/search_passage.h"
#include "pipeline/model/search_window.h"

namespace glane {

/// What stands around the words found; `escape` makes the text safe for HTML.
struct Marks {
    std::string open;
    std::string close;
    bool escape = false;
};

/// At most `width` code points (or a little more, to end a word that was found) of the passage, cut between
/// words, from where most of the words found stand together; `…` where text was left out.
std::string snippet(const SearchPassage& passage, const std::vector<MatchedWords>& occurrences, std::size_t width,
                    const Marks& marks);

/// The whole passage with the words found marked.
std::string marked_text(const SearchPassage& passage, const std::vector<MatchedWords>& occurrences, const Marks& marks);

/// An occurrence with its context, all the passage's text on either side.
struct ConcordanceLine {
    std::string left;
    std::string node;
    std::string right;
    std::uint32_t page = 1;
    std::uint32_t line = 1;
};
std::vector<ConcordanceLine> concordance(const SearchPassage& passage, const std::vector<MatchedWords>& occurrences);

/// The end (the beginning) of a text that fills at most so many columns, cut between words, with `…`
/// where it was cut.
std::string fitted_end(const std::string& text, std::size_t columns);
std::string fitted_beginning(const std::string& text, std::size_t columns);

}  // namespace glane
