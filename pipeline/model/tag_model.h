#pragma once
// How French tags follow each other, and what an ambiguous word usually is: the counts of lexicon/tags.tsv, which
// tests/bench/tagger_train.py makes.
//
// A hidden Markov model of the second order (Brants 2000, "TnT", eq. 1-3): P(t3 | t1 t2) is a weighted mean of
// the trigram, bigram and unigram frequencies; a word's likelihood P(w | t) is P(t | w) / P(t) but for a constant, and
// P(t | w) is that of the word where it was seen often, else of words that may be the same things.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/part_of_speech.h"

namespace glane {

class TagModel {
  public:
    /// Reads tags.tsv and pos.tsv of the lexicon's folder. Throws Error for a missing or wrong file.
    static TagModel load(const std::filesystem::path& folder);

    /// The number of a tag; tags that were never counted share one.
    [[nodiscard]] std::uint32_t id(std::string_view tag) const;
    /// What stands before the first word of a sentence.
    [[nodiscard]] std::uint32_t start() const { return start_; }
    /// Natural logarithm of P(tag | before, the one before that).
    [[nodiscard]] double transition(std::uint32_t second_before, std::uint32_t before, std::uint32_t tag) const;
    /// Natural logarithms of P(tag | word) / P(tag) for each of the distinct tags that the word may have. `word` is
    /// its exact form.
    [[nodiscard]] std::vector<double> likelihoods(std::string_view word, const std::vector<std::string>& tags) const;
    /// The part of speech of a reading: what pos.tsv says of its lemma and class, else `usual`.
    [[nodiscard]] PartOfSpeech pos_of(std::string_view lemma, std::string_view tag, PartOfSpeech usual) const;

    /// Of both files.
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    using Counts = std::map<std::string, double, std::less<>>;
    void add(const std::string& kind, const std::string& key, double count);
    std::uint32_t intern(const std::string& tag);

    std::map<std::string, std::uint32_t, std::less<>> ids_;
    std::vector<double> tag_counts_;
    double total_ = 0;
    std::uint32_t start_ = 0;
    std::unordered_map<std::uint64_t, double> pairs_;     // count of two tags one behind the other
    std::unordered_map<std::uint64_t, double> triples_;   // … of three
    std::unordered_map<std::uint64_t, double> followed_;  // of a pair before any tag
    std::map<std::string, Counts, std::less<>> words_;
    std::map<std::string, Counts, std::less<>> classes_;
    std::map<std::string, PartOfSpeech, std::less<>> exceptions_;  // "lemma class"
    std::string digest_;
};

}  // namespace glane
