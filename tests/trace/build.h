#pragma once
// Invented corpora for the tests of the quotation check.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"

namespace glane::test {

const Language& french();

/// A passage of a text: its kind and its words; line ends inside it are lines of the source.
struct Part {
    PassageKind kind = PassageKind::paragraph;
    std::string text;
    std::string speaker;
};

/// A report whose passages stand one behind the other, an empty line between them. Turns are one interview, and the
/// first part behind them that is none ends it.
CorpusText report_of(const std::vector<Part>& parts);

/// The line of the source, from 1, on which the words stand.
std::uint32_t line_of(const CorpusText& text, std::string_view words);

/// A market town and its orchard: a body, two interviews, a footnote.
Corpus orchard();

}  // namespace glane::test
