#include "pipeline/model/search_reader.h"

#include <xapian.h>

#include <algorithm>

#include "pipeline/model/search_postings.h"

namespace glane {
namespace {

/// Lists of several types, each in order, as one.
std::vector<Posting> merged(std::vector<Posting> postings, std::uint32_t passages) {
    std::vector<Posting> found;
    if (postings.size() > passages / 16) {
        std::vector<std::uint32_t> counts(passages, 0);
        for (const Posting& posting : postings) counts[posting.passage] += posting.count;
        for (std::uint32_t passage = 0; passage < passages; ++passage) {
            if (counts[passage] > 0) found.push_back({passage, counts[passage]});
        }
        return found;
    }
    std::sort(postings.begin(), postings.end(),
              [](const Posting& a, const Posting& b) { return a.passage < b.passage; });
    for (const Posting& posting : postings) {
        if (!found.empty() && found.back().passage == posting.passage) {
            found.back().count += posting.count;
        } else {
            found.push_back(posting);
        }
    }
    return found;
}

}  // namespace

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

void IndexReader::add_postings(std::uint32_t type, std::vector<Posting>& found) const {
    const std::uint32_t start = type_postings_[type];
    const std::uint32_t all = passages();
    const auto add = [&](std::uint32_t passage, std::uint32_t count) {
        if (passage >= all) fail_damaged_index();
        found.push_back({passage, count});
    };
    if (start == 0) {
        const std::string term = dictionary_.term(type);
        const Xapian::PostingIterator end = database_.postlist_end(term);
        for (auto at = database_.postlist_begin(term); at != end; ++at) add(*at - 1, at.get_wdf());
        return;
    }
    const std::string_view bytes = columns_.bytes(Column::postings);
    if (start > bytes.size()) fail_damaged_index();
    found.reserve(found.size() + std::min(dictionary_.passages(type), all));
    for_each_posting(bytes.substr(start - 1), dictionary_.passages(type), add);
}

std::vector<Posting> IndexReader::postings(const Types& types) const {
    std::vector<Posting> found;
    for (const std::uint32_t type : types) add_postings(type, found);
    return types.size() == 1 ? found : merged(std::move(found), passages());
}

}  // namespace glane
