#pragma once
// An index open for reading, as the evaluation of queries sees it: postings, the words of passages, their contexts.
// Passages are numbered from 0; Xapian's document is one more.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/search_columns.h"
#include "pipeline/model/search_contexts.h"
#include "pipeline/model/search_dictionary.h"

namespace Xapian {
class Database;
}

namespace glane {

struct Posting {
    std::uint32_t passage = 0;
    std::uint32_t count = 0;  ///< words of it in the passage
};

class IndexReader {
  public:
    /// Reads the columns of the file open as `descriptor`, whose seal begins at `end`, and postings from `database`.
    /// Both have to stay where they are.
    IndexReader(int descriptor, std::size_t end, const Xapian::Database& database);

    [[nodiscard]] std::uint32_t passages() const { return static_cast<std::uint32_t>(counts_.size()); }
    [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }
    /// The passages that have one of the types, in order; counts added up.
    [[nodiscard]] std::vector<Posting> postings(const Types& types) const;
    /// The words of a passage in units; see search_postings.h.
    [[nodiscard]] std::span<const std::uint16_t> words(std::uint32_t passage) const;
    /// k1 ((1 - b) + b L) of BM25 (Robertson et al. 1995), where L is the length of the passage over the mean, at least
    /// 0.5; k1 = 1, b = 0.5, as Xapian::BM25Weight has them.
    [[nodiscard]] float length_norm(std::uint32_t passage) const { return norms_[passage]; }

    [[nodiscard]] std::span<const std::uint32_t> pages() const { return pages_; }
    /// Of every passage its context; of every context and variable of facets a number in values().
    [[nodiscard]] std::span<const std::uint32_t> contexts() const { return contexts_; }
    [[nodiscard]] std::size_t context_count() const { return context_values_.size() / kFacetVariables.size(); }
    [[nodiscard]] std::span<const std::uint32_t> context_values() const { return context_values_; }
    [[nodiscard]] const Texts& values() const { return values_; }
    /// Two numbers a context: the smallest and the largest number of inhabitants, or kNoSize.
    [[nodiscard]] std::span<const std::uint64_t> context_sizes() const { return context_sizes_; }
    [[nodiscard]] const Texts& context_terms() const { return context_terms_; }
    [[nodiscard]] std::span<const std::uint32_t> contexts_with(std::size_t term) const { return term_contexts_[term]; }

  private:
    void check() const;
    void add_postings(std::uint32_t type, std::vector<Posting>& found) const;

    Columns columns_;
    Dictionary dictionary_;
    const Xapian::Database& database_;
    std::span<const std::uint32_t> starts_;
    std::span<const std::uint32_t> counts_;
    std::span<const std::uint16_t> units_;
    std::span<const std::uint32_t> type_postings_;
    std::span<const std::uint32_t> pages_;
    std::span<const std::uint32_t> contexts_;
    std::span<const std::uint32_t> context_values_;
    std::span<const std::uint64_t> context_sizes_;
    Texts values_;
    Texts context_terms_;
    Lists term_contexts_;
    std::vector<float> norms_;
};

}  // namespace glane
