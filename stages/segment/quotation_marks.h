#pragma once
// Quotation marks paired, whatever the reader made of them: “ ” « » " ‘ ’ ' mixed, one kind opened
// and another closed, one closed by what is left of it, one never closed.
//
// Where a mark stands says more than its shape: with a blank before and a letter behind it opens,
// the other way round it closes. An apostrophe inside a word or behind an elision is no mark.

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/model/language.h"

namespace glane {

/// A quoted range of a text, its marks included.
struct QuotedRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool closed = true;  ///< false: the end is a guess
};

/// What the marks of one passage give.
struct QuotedText {
    std::vector<QuotedRange> ranges;  ///< by their beginnings; inner ones behind the outer
    /// The last mark that opens and is not closed; the size of the text where there is none.
    std::size_t open_at = 0;
    /// End of the first mark that closes what this passage has not opened; 0 where there is none.
    std::size_t closes_at = 0;
};

/// Where a quotation ends whose end was not read: with its sentence, or, in what somebody says, before
/// the next one.
enum class Unclosed { ends_with_sentence, goes_on };

/// `text` on one line. Offsets named in `excluded` (sorted, of note calls) are no marks.
QuotedText quoted_ranges(std::string_view text, const std::vector<std::size_t>& excluded, const Language& language,
                         Unclosed unclosed = Unclosed::ends_with_sentence);

}  // namespace glane
