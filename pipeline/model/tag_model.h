#pragma once
// How classes of words follow one another in French, and what forms that can be several things mostly are.
// Counted in treebanks (lexicon/SOURCES.md): tag_triples.tsv and tag_words.tsv.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/word_class.h"

namespace glane {

/// What a form was in the treebanks, how often, and with which lemma (empty for words of closed classes).
struct ClassCount {
    WordClass word_class = WordClass::other;
    double count = 0;
    std::string lemma;
};

class TagModel {
  public:
    /// Reads the two tables of the folder. Throws Error for a line that is no count.
    static TagModel load(const std::filesystem::path& lexicon);

    /// ln p(third | first, second).
    [[nodiscard]] float follows(WordClass first, WordClass second, WordClass third) const {
        return follows_[(index_of(first) * kWordClasses + index_of(second)) * kWordClasses + index_of(third)];
    }
    /// p(class), of all words.
    [[nodiscard]] double share(WordClass word_class) const { return share_[index_of(word_class)]; }
    /// What the exact form was; empty when it was not counted.
    [[nodiscard]] const std::vector<ClassCount>& counts(const std::string& exact_form) const;
    [[nodiscard]] const std::string& digest() const { return digest_; }

  private:
    using Triples = std::vector<double>;
    void learn(const Triples& triples);
    void read_words(const std::string& path, std::string_view bytes);

    std::vector<float> follows_;
    std::array<double, kWordClasses> share_{};
    std::unordered_map<std::string, std::vector<ClassCount>> words_;
    std::string digest_;
};

}  // namespace glane
