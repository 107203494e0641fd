#pragma once
// The words of a corpus in reading order, with the places of each word: what quotations are looked up in.
//
// Words are runs of letters and digits, folded, so that "l'usine", "L’USINE" and "l usine" are the same. Turns
// follow turns and paragraphs paragraphs, as a quotation may run over both; footnotes stand behind the text of their
// document, which they would interrupt. Between interviews, and between documents, nothing runs on.
//
// Memory: 13 bytes a word and some 200 for each distinct one: about 3 MB for a megabyte of text.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/language.h"
#include "stages/trace/vocabulary.h"

namespace glane {

/// Which passages of the corpus are read.
enum class Where : std::uint8_t { all, interviews, elsewhere };

/// Positions of the stream, from one to before another.
struct StreamRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

class WordStream {
  public:
    /// `corpus` and `language` must outlive the stream.
    WordStream(const Corpus& corpus, const Language& language, Where where);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
    /// The word at a position, kNoWord where nothing runs on.
    [[nodiscard]] std::uint32_t word(std::uint32_t position) const { return words_[position]; }
    /// Positions of a word, ascending.
    [[nodiscard]] std::span<const std::uint32_t> positions(std::uint32_t word) const {
        return std::span(positions_).subspan(position_begin_[word], position_begin_[word + 1] - position_begin_[word]);
    }
    [[nodiscard]] const StreamVocabulary& vocabulary() const { return vocabulary_; }
    /// Letters; at half for words that carry little meaning.
    [[nodiscard]] double weight(std::uint32_t word) const { return weights_[word]; }
    [[nodiscard]] bool is_light(std::uint32_t word) const { return light_[word]; }
    [[nodiscard]] const Language& language() const { return language_; }

    /// A passage of the corpus and where its words stand in the stream.
    struct PassagePlace {
        std::uint32_t begin = 0;  ///< first position
        std::uint32_t text = 0;   ///< index into the corpus
        std::uint32_t passage = 0;
    };
    [[nodiscard]] const PassagePlace& passage_at(std::uint32_t position) const;
    /// The bytes of the word in its document.
    [[nodiscard]] Span span(std::uint32_t position) const {
        return {begins_[position], begins_[position] + sizes_[position]};
    }
    [[nodiscard]] std::string_view form(std::uint32_t position) const {
        return span(position).of(corpus_[passage_at(position).text].document.text);
    }
    /// Whether a sentence or a passage ends between the word and the next, or a line before a capital.
    [[nodiscard]] bool ends_sentence(std::uint32_t position) const;
    /// Whether that, or a comma, a semicolon or a colon, stands between them.
    [[nodiscard]] bool ends_clause(std::uint32_t position) const;
    [[nodiscard]] const Corpus& corpus() const { return corpus_; }

  private:
    /// What stands between the word and the next of the same passage.
    [[nodiscard]] std::string_view behind(std::uint32_t position) const;
    void read(std::uint32_t text, Where where);
    void read_passage(std::uint32_t text, std::uint32_t passage);
    void end_run();
    void add(std::string_view text, Span span);
    void index();

    const Corpus& corpus_;
    const Language& language_;
    StreamVocabulary vocabulary_;
    std::vector<std::uint32_t> words_;
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint8_t> sizes_;
    std::vector<PassagePlace> passages_;
    std::vector<std::uint32_t> position_begin_;
    std::vector<std::uint32_t> positions_;
    std::vector<float> weights_;
    std::vector<bool> light_;
    std::unordered_map<std::string_view, std::uint32_t>
        forms_;  // while reading: forms met, so that each is folded once
};

/// Whether a folded word carries little meaning: a stop word, or one or two letters (5G is a word).
bool is_light_word(std::string_view folded, const Language& language);

}  // namespace glane
