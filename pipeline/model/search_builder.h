#pragma once
// Writes the full-text index of a project.
//
// The index is one file, passages.glass, in its folder. It is built in .building/ beside it: shards of a Xapian
// database, written by several threads and joined into a single file (search_shards.h), then the columns
// (search_columns.h). It is checked, sealed (search_file.h) and renamed: at every moment the folder has the old index
// or the new one, whole. Readers of the old one go on with it. Equal passages and keys give equal bytes.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "pipeline/model/search_passage.h"

namespace glane {

struct SearchIndexCounts {
    std::size_t passages = 0;  ///< Xapian documents
    std::size_t words = 0;     ///< positions in all of them
    std::size_t terms = 0;     ///< different exact forms, folded forms, and lemmas or stems
};

class SearchIndexBuilder {
  public:
    /// Starts in `folder`, made if need be; what a killed run left there is removed. Throws Error when
    /// another run is writing there or the folder cannot be written.
    explicit SearchIndexBuilder(const std::filesystem::path& folder);
    SearchIndexBuilder(const SearchIndexBuilder&) = delete;
    SearchIndexBuilder& operator=(const SearchIndexBuilder&) = delete;
    /// Leaves the folder as it was, unless publish() has returned.
    ~SearchIndexBuilder();

    /// Adds a passage; the order of the calls is the order of the corpus.
    void add(const SearchPassage& passage);
    /// Notes a file of the corpus with the digest of its text, for is_stale().
    void add_source(std::string_view name, std::string_view digest);
    /// Replaces the folder's index by the passages added. `key` names what they were made from.
    SearchIndexCounts publish(std::string_view key);

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace glane
