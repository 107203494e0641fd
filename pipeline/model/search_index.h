#pragma once
// Full-text search over the passages of a project. Xapian stays inside the .cpp files; the terms are
// described in search_terms.h, the file in search_file.h, the way it is built in search_builder.h.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/query.h"
#include "pipeline/model/search_file.h"
#include "pipeline/model/search_passage.h"
#include "pipeline/model/search_window.h"

namespace glane {

enum class SearchOrder : std::uint8_t {
    relevance,  ///< BM25; passages of equal weight in the order of the corpus
    document,   ///< the order of the corpus
};

struct SearchOptions {
    std::size_t offset = 0;
    std::size_t limit = 20;
    SearchOrder order = SearchOrder::relevance;
    bool facets = false;
};

struct SearchHit {
    SearchPassage passage;
    std::vector<MatchedWords> occurrences;
    double weight = 0;  ///< BM25, to merge the answers of several indexes; 0 in the order of the corpus
};

/// How the passages found spread over the values of a variable, the most frequent first.
struct Facet {
    std::string variable;  ///< as in JSON: "document", "interview", "speaker", "role" …
    std::vector<std::pair<std::string, std::size_t>> counts;
};

struct SearchResult {
    std::size_t total = 0;  ///< passages that match; exact
    std::vector<SearchHit> hits;
    std::vector<Facet> facets;
    std::vector<std::string> notes;  ///< in French, for the researcher
};

class SearchIndex {
  public:
    /// Throws Error, with a hint, for an index that is missing, foreign, damaged or of another format.
    static SearchIndex open(const std::filesystem::path& folder, SealCheck check = SealCheck::size);
    SearchIndex(SearchIndex&&) noexcept;
    SearchIndex& operator=(SearchIndex&&) noexcept;
    ~SearchIndex();

    /// What the index was made from, as its builder was told.
    [[nodiscard]] const std::string& key() const;
    /// Number of passages.
    [[nodiscard]] std::size_t size() const;

    /// Whether a file that it was made from has another text by now, is gone, or a new one came;
    /// `files` are the names of the project's sources under `folder`. Only files younger than the index
    /// are read.
    [[nodiscard]] bool is_older_than(const std::vector<std::string>& files, const std::filesystem::path& folder) const;

    [[nodiscard]] SearchResult search(const Query& query, const SearchOptions& options) const;
    /// The query as typed, with the words and values that no passage has replaced by the nearest ones
    /// that some have; empty when there is nothing to suggest.
    [[nodiscard]] std::string suggestion(const Query& query, std::string_view typed) const;

  private:
    struct State;
    explicit SearchIndex(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Whether the folder has an index of this format made from `key`; false for a missing or damaged one.
bool is_current_index(const std::filesystem::path& folder, std::string_view key);

}  // namespace glane
