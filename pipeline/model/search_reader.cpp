#include "pipeline/model/search_reader.h"

#include <xapian.h>

#include <algorithm>

namespace glane {
IndexReader::IndexReader(int descriptor, std::size_t end, const Xapian::Database& database)
    : columns_(descriptor, end),
      dictionary_(columns_),
      database_(database),
      starts_(columns_.numbers<std::uint32_t>(Column::word_starts)),
      counts_(columns_.numbers<std::uint32_t>(Column::word_counts)),
      units_(columns_.numbers<std::uint16_t>(Column::words)),
      type_postings_(columns_.numbers<std::uint32_t>(Column::type_postings)),
      pages_(columns_.numbers<std::uint32_t>(Column::pages)),
      contexts_(columns_.numbers<std::uint32_t>(Column::contexts)),
      context_values_(columns_.numbers<std::uint32_t>(Column::context_values)),
      context_sizes_(columns_.numbers<std::uint64_t>(Column::context_sizes)),
      values_(columns_.bytes(Column::values)),
      context_terms_(columns_.bytes(Column::context_terms)),
      term_contexts_(columns_.bytes(Column::term_contexts)) {
    check();
    std::uint64_t words = 0;
    for (const std::uint32_t count : counts_) words += count;
    const double mean =
        counts_.empty() || words == 0 ? 1 : static_cast<double>(words) / static_cast<double>(counts_.size());
    norms_.reserve(counts_.size());
    for (const std::uint32_t count : counts_) {
        norms_.push_back(static_cast<float>(0.5 + 0.5 * std::max(static_cast<double>(count) / mean, 0.5)));
    }
}

void IndexReader::check() const {
    const std::size_t passages = counts_.size();
    const bool whole = starts_.size() == passages + 1 && pages_.size() == passages && contexts_.size() == passages &&
                       type_postings_.size() == dictionary_.types() && database_.get_doccount() == passages &&
                       context_sizes_.size() == 2 * context_count();
    const auto in_range = [](std::span<const std::uint32_t> numbers, std::size_t end) {
        return std::all_of(numbers.begin(), numbers.end(), [end](std::uint32_t number) { return number < end; });
    };
    if (!whole || !in_range(contexts_, context_count()) || !in_range(context_values_, values_.size())) {
        fail_damaged_index();
    }
}

std::span<const std::uint16_t> IndexReader::words(std::uint32_t passage) const {
    const std::uint32_t begin = starts_[passage];
    const std::uint32_t end = starts_[passage + 1];
    if (begin > end || end > units_.size()) fail_damaged_index();
    return units_.subspan(begin, end - begin);
}

std::string_view IndexReader::packed(std::uint32_t type) const {
    const std::uint32_t start = type_postings_[type];
    const std::string_view bytes = columns_.bytes(Column::postings);
    if (start > bytes.size()) fail_damaged_index();
    return start == 0 ? std::string_view() : bytes.substr(start - 1);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> IndexReader::rare_postings(std::uint32_t type) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    const std::string term = dictionary_.term(type);
    const Xapian::PostingIterator end = database_.postlist_end(term);
    for (auto at = database_.postlist_begin(term); at != end; ++at) found.emplace_back(*at - 1, at.get_wdf());
    return found;
}

}  // namespace glane
