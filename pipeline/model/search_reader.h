#pragma once
// An index open for reading, as the evaluation of queries sees it: postings, the words of passages, their contexts.
// Passages are numbered from 0; Xapian's document is one more.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/search_columns.h"
#include "pipeline/model/search_contexts.h"
#include "pipeline/model/search_dictionary.h"
#include "pipeline/model/search_postings.h"

namespace Xapian {
class Database;
}

namespace glane {

class IndexReader {
  public:
    /// Reads the columns of the file open as `descriptor`, whose seal begins at `end`, and postings from `database`.
    /// Both have to stay where they are.
    IndexReader(int descriptor, std::size_t end, const Xapian::Database& database);

    [[nodiscard]] std::uint32_t passages() const { return static_cast<std::uint32_t>(counts_.size()); }
    [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }
    /// Calls visit(passage, count) for every passage that has the type, in order, with how often it stands there;
    /// ends early when that returns false.
    template <typename Visit>
    void for_each(std::uint32_t type, Visit visit) const {
        const std::uint32_t end = passages();
        const auto checked = [&](std::uint32_t passage, std::uint32_t count) {
            if (passage >= end) fail_damaged_index();
            return visit(passage, count);
        };
        const std::string_view bytes = packed(type);
        if (!bytes.empty()) return for_each_posting(bytes, dictionary_.passages(type), checked);
        for (const auto& [passage, count] : rare_postings(type)) {
            if (!checked(passage, count)) return;
        }
    }
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
    /// The postings of a frequent type; nothing for the others.
    [[nodiscard]] std::string_view packed(std::uint32_t type) const;
    /// Postings that Xapian alone has.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> rare_postings(std::uint32_t type) const;

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
