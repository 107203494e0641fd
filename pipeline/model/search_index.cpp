#include "pipeline/model/search_index.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/best.h"
#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/search_match.h"
#include "pipeline/model/search_places.h"
#include "pipeline/model/search_reader.h"
#include "pipeline/model/search_suggest.h"
#include "pipeline/model/search_terms.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

/// Every call of Xapian goes through here: its exceptions end at this border.
template <typename Work>
auto guarded(const fs::path& file, Work work) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw Error({.where = {file.string()},
                     .what = fmt::format("the search index cannot be read: {} ({})", error.get_msg(), error.get_type()),
                     .hint = "run `glane run`, which builds it again"});
    }
}

/// How often each value of each variable stands in the passages.
std::vector<Facet> facets_of(const std::vector<std::uint32_t>& passages, const IndexReader& index) {
    std::vector<std::uint32_t> of_contexts(index.context_count(), 0);
    for (const std::uint32_t passage : passages) ++of_contexts[index.contexts()[passage]];
    constexpr std::size_t kVariables = kFacetVariables.size();
    std::vector<Facet> facets;
    std::vector<std::uint32_t> counts(index.values().size(), 0);
    for (std::size_t variable = 0; variable < kVariables; ++variable) {
        std::vector<std::uint32_t> met;
        for (std::size_t context = 0; context < of_contexts.size(); ++context) {
            if (of_contexts[context] == 0) continue;
            const std::uint32_t value = index.context_values()[context * kVariables + variable];
            if (counts[value] == 0) met.push_back(value);
            counts[value] += of_contexts[context];
        }
        // Values are numbered in their order.
        std::sort(met.begin(), met.end(), [&counts](std::uint32_t a, std::uint32_t b) {
            return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
        });
        Facet facet{std::string(kFacetVariables[variable]), {}};
        facet.counts.reserve(met.size());
        for (const std::uint32_t value : met) {
            const std::string_view text = index.values()[value];
            if (!text.empty()) facet.counts.emplace_back(text, counts[value]);
            counts[value] = 0;
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

/// Places in `matches` of the passages to show: those from `offset`, at most `limit`.
std::vector<std::size_t> shown(const Matches& matches, const SearchOptions& options) {
    const std::size_t all = matches.passages.size();
    const std::size_t begin = std::min(options.offset, all);
    const std::size_t end = begin + std::min(options.limit, all - begin);
    std::vector<std::size_t> places;
    if (options.order == SearchOrder::document) {
        for (std::size_t i = begin; i < end; ++i) places.push_back(i);
        return places;
    }
    if (begin == end) return places;
    const auto better = [&matches](std::size_t a, std::size_t b) {
        return matches.weights[a] != matches.weights[b] ? matches.weights[a] > matches.weights[b] : a < b;
    };
    Best<std::size_t, decltype(better)> best(end, better);
    for (std::size_t i = 0; i < all; ++i) best.add(i);
    places = std::move(best).take();
    return {places.begin() + static_cast<std::ptrdiff_t>(begin), places.end()};
}

}  // namespace

struct SearchIndex::State {
    fs::path file;
    Xapian::Database database;
    std::string key;
    std::unique_ptr<IndexReader> reader;  // of `database`
};

SearchIndex::SearchIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;
SearchIndex::~SearchIndex() = default;

SearchIndex SearchIndex::open(const fs::path& folder, SealCheck check) {
    auto state = std::make_unique<State>();
    state->file = search_file(folder);
    const SealedFile sealed = open_sealed(folder, check);
    const int own = ::fcntl(sealed.descriptor, F_DUPFD_CLOEXEC, 0);
    guarded(state->file, [&] {
        // Xapian owns the descriptor from here on, also when it throws.
        const std::unique_ptr<const int, void (*)(const int*)> mapped(&own, [](const int* open) { ::close(*open); });
        state->database = Xapian::Database(sealed.descriptor);
        const std::string format = state->database.get_metadata(std::string(kFormatKey));
        if (format != kSearchFormat) {
            throw Error({.where = {state->file.string()},
                         .what = format.empty() ? std::string("this is not a search index of glane")
                                                : fmt::format("the search index has format {}, this glane reads {}",
                                                              format, kSearchFormat),
                         .hint = "run `glane run`, which builds it again"});
        }
        state->key = state->database.get_metadata(std::string(kContentKey));
        state->reader = std::make_unique<IndexReader>(own, sealed.content, state->database);
    });
    return SearchIndex(std::move(state));
}

const std::string& SearchIndex::key() const { return state_->key; }
std::size_t SearchIndex::size() const { return state_->database.get_doccount(); }

bool SearchIndex::is_older_than(const std::vector<std::string>& files, const fs::path& folder) const {
    const std::string noted =
        guarded(state_->file, [&] { return state_->database.get_metadata(std::string(kSourcesKey)); });
    const std::vector<Record> sources = parse_tsv(noted);
    if (sources.size() != files.size()) return true;
    std::error_code code;
    const fs::file_time_type built = fs::last_write_time(state_->file, code);
    return !std::all_of(sources.begin(), sources.end(), [&](const Record& source) {
        if (source.fields.size() != 2) return false;
        if (std::find(files.begin(), files.end(), source.fields[0]) == files.end()) return false;
        const fs::path path = folder / source.fields[0];
        std::error_code missing;
        const fs::file_time_type changed = fs::last_write_time(path, missing);
        if (missing) return false;
        return changed <= built || sha256(read_file(path)) == source.fields[1];
    });
}

SearchResult SearchIndex::search(const Query& query, const SearchOptions& options) const {
    return guarded(state_->file, [&] {
        const IndexReader& index = *state_->reader;
        SearchResult result;
        const BoundQuery bound = bind_query(query, index, result.notes);
        const Matches found = matches_of(bound, index);
        const bool ranked = options.order == SearchOrder::relevance;
        result.total = found.passages.size();
        for (const std::size_t place : shown(found, options)) {
            const std::uint32_t passage = found.passages[place];
            const std::string content = state_->database.get_document(passage + 1).get_data();
            result.hits.push_back({unpack_passage(content), occurrences_in(bound, index, passage),
                                   ranked ? static_cast<double>(found.weights[place]) : 0.0});
        }
        if (options.facets) result.facets = facets_of(found.passages, index);
        return result;
    });
}

std::string SearchIndex::suggestion(const Query& query, std::string_view typed) const {
    return guarded(state_->file, [&] { return suggested(query, typed, *state_->reader, state_->database); });
}

bool is_current_index(const fs::path& folder, std::string_view key) {
    try {
        return SearchIndex::open(folder, SealCheck::digest).key() == key;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace glane
