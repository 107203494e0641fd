#pragma once
// The words that stand in a picture, line by line, and the words of a corpus that each may stand for.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/pattern.h"
#include "stages/trace/word_stream.h"

namespace glane {

/// What stands between two blanks, apostrophes or hyphens; what is no letter or digit inside it is dirt.
struct FigureWord {
    Span span;               ///< in the restored text
    std::uint32_t line = 0;  ///< of the source
    std::uint32_t row = 0;   ///< index among the lines of the picture that hold something
    bool first = false;      ///< of its row
    bool last = false;
    bool comma = false;  ///< a comma is printed behind it
    bool light = false;
    double weight = 0;
    std::string folded;
    std::vector<WordPattern> readings;  ///< as restored and, where that differs, as printed
};

/// A figure of a document: passages of kind figure with no running text between them, less the lines that are captions.
struct FigureText {
    std::vector<Span> pieces;
    std::vector<FigureWord> words;
};
std::vector<FigureText> figures_of(const CorpusText& text, const Language& language,
                                   const std::vector<Pattern>& captions);

/// How a word of the picture may stand for one of the corpus.
struct WordMatch {
    std::uint32_t figure_word = 0;
    double likeness = 0;
    bool torn = false;  ///< only a part of it stands there
};

/// For words of the corpus, the words of one picture that may stand for them.
class WordMatches {
  public:
    WordMatches(const FigureText& figure, const WordStream& stream) : figure_(figure), stream_(stream) {}
    [[nodiscard]] const std::vector<WordMatch>& of(std::uint32_t word);
    /// The words of the corpus that a word of the picture may stand for.
    [[nodiscard]] std::vector<std::uint32_t> words_like(const FigureWord& word) const;

  private:
    const FigureText& figure_;
    const WordStream& stream_;
    std::unordered_map<std::uint32_t, std::vector<WordMatch>> known_;
};

/// Whether the letters are a part of the word, torn off its beginning or its end, or four letters out of its middle.
bool is_torn_from(std::string_view letters, std::string_view word);

}  // namespace glane
