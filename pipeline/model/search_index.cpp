#include "pipeline/model/search_index.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <deque>

#include <fmt/format.h>

#include "pipeline/base/digest.h"
#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/nearest.h"
#include "pipeline/base/table.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

struct FacetRow {
    std::string_view variable;
    Slot slot;
};
constexpr std::array<FacetRow, 9> kFacets = {{
    {"document", Slot::document},
    {"interview", Slot::interview},
    {"speaker", Slot::speaker},
    {"role", Slot::role},
    {"kind", Slot::authority},
    {"gender", Slot::gender},
    {"passage", Slot::passage},
    {"interviewer", Slot::interviewer},
    {"section", Slot::section},
}};

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

Facet counted(std::string_view variable, const Xapian::ValueCountMatchSpy& spy) {
    Facet facet{std::string(variable), {}};
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
        if (!(*value).empty()) facet.counts.emplace_back(*value, value.get_termfreq());
    }
    std::sort(facet.counts.begin(), facet.counts.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return facet;
}

}  // namespace

struct SearchIndex::State {
    fs::path file;
    Xapian::Database database;
    std::string key;
};

SearchIndex::SearchIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;
SearchIndex::~SearchIndex() = default;

SearchIndex SearchIndex::open(const fs::path& folder, SealCheck check) {
    auto state = std::make_unique<State>();
    state->file = search_file(folder);
    const int descriptor = open_sealed(folder, check);
    guarded(state->file, [&] {
        // Xapian owns the descriptor from here on, also when it throws.
        state->database = Xapian::Database(descriptor);
        const std::string format = state->database.get_metadata(std::string(kFormatKey));
        if (format != kSearchFormat) {
            throw Error({.where = {state->file.string()},
                         .what = format.empty() ? std::string("this is not a search index of glane")
                                                : fmt::format("the search index has format {}, this glane reads {}",
                                                              format, kSearchFormat),
                         .hint = "run `glane run`, which builds it again"});
        }
        state->key = state->database.get_metadata(std::string(kContentKey));
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
        const Xapian::Database& database = state_->database;
        SearchResult result;
        const BoundQuery bound = bind_query(query, database, result.notes);
        Xapian::Enquire enquire(database);
        const Xapian::Query wanted = to_xapian(bound, database);
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        if (options.order == SearchOrder::document) {
            enquire.set_query(wanted);
            enquire.set_weighting_scheme(Xapian::BoolWeight());
        } else {
            enquire.set_query(ranked(wanted, bound));
            enquire.set_weighting_scheme(Xapian::BM25Weight());
        }
        std::deque<Xapian::ValueCountMatchSpy> spies;  // a spy cannot be moved
        if (options.facets) {
            for (const FacetRow& row : kFacets) spies.emplace_back(static_cast<Xapian::valueno>(row.slot));
            for (Xapian::ValueCountMatchSpy& spy : spies) enquire.add_matchspy(&spy);
        }
        // To look at every match makes the total exact.
        const Xapian::doccount all = database.get_doccount();
        const auto bounded = [all](std::size_t n) {
            return static_cast<Xapian::doccount>(std::min<std::size_t>(n, all));
        };
        const Xapian::MSet found = enquire.get_mset(bounded(options.offset), bounded(options.limit), all);
        result.total = found.get_matches_estimated();
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            result.hits.push_back(
                {unpack_passage(hit.get_document().get_data()), occurrences_in(bound, database, *hit), hit.get_weight()});
        }
        for (std::size_t i = 0; i < spies.size(); ++i) result.facets.push_back(counted(kFacets[i].variable, spies[i]));
        return result;
    });
}

namespace {

/// Collects what would have to change in a query for every part of it to be found somewhere.
class Suggester {
  public:
    Suggester(const Xapian::Database& database, std::string_view typed) : database_(database), typed_(typed) {}

    void visit(const Query& query) {
        std::vector<std::string> notes;
        switch (query.kind) {
            case QueryKind::word:
            case QueryKind::form:
            case QueryKind::exact:
                if (!is_known(bind_query(query, database_, notes))) suggest_word(query);
                break;
            case QueryKind::field:
                if (row_of(query.test.field).style == FieldStyle::value &&
                    !is_known(bind_query(query, database_, notes))) {
                    suggest_value(query);
                }
                break;
            case QueryKind::without: break;  // what nobody says is easily left out
            default:
                for (const Query& part : query.parts) visit(part);
        }
    }

    /// The typed query with all replacements; empty without any.
    [[nodiscard]] std::string text() const {
        if (changes_.empty()) return {};
        std::string out;
        std::size_t done = 0;
        for (const auto& [place, after] : changes_) {
            if (place.begin < done) continue;
            out += typed_.substr(done, place.begin - done);
            out += after;
            done = place.end;
        }
        return out + std::string(typed_.substr(done));
    }

  private:
    [[nodiscard]] bool is_known(const BoundQuery& leaf) const {
        return std::any_of(leaf.terms.begin(), leaf.terms.end(),
                           [this](const std::string& term) { return database_.term_exists(term); });
    }

    void suggest_word(const Query& query) {
        const std::string plain = folded_term(query.text);
        const unsigned edits = plain.size() < 5 ? 1 : plain.size() < 7 ? 2 : 3;
        std::string found = database_.term_exists(plain) ? plain : database_.get_spelling_suggestion(plain, edits);
        if (found.empty()) return;
        const auto shown = database_.synonyms_begin("=" + found);
        if (shown != database_.synonyms_end("=" + found)) found = *shown;
        const std::size_t at = query.span.of(typed_).find(query.text);
        if (at == std::string_view::npos) return;
        const auto begin = static_cast<std::uint32_t>(query.span.begin + at);
        changes_.emplace_back(Span{begin, begin + static_cast<std::uint32_t>(query.text.size())}, found);
    }

    void suggest_value(const Query& query) {
        const std::string prefix(row_of(query.test.field).prefix);
        std::vector<std::string> values;
        for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
            values.push_back((*term).substr(prefix.size()));
        }
        std::string found = nearest(folded(query.test.text), values);
        if (found.empty()) return;
        if (found.find(' ') != std::string::npos) found = '"' + found + '"';
        changes_.emplace_back(query.span, fmt::format("{}:{}", query.text, found));
    }

    const Xapian::Database& database_;
    std::string_view typed_;
    std::vector<std::pair<Span, std::string>> changes_;
};

}  // namespace

std::string SearchIndex::suggestion(const Query& query, std::string_view typed) const {
    return guarded(state_->file, [&] {
        Suggester suggester(state_->database, typed);
        suggester.visit(query);
        return suggester.text();
    });
}

bool is_current_index(const fs::path& folder, std::string_view key) {
    try {
        return SearchIndex::open(folder, SealCheck::digest).key() == key;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace glane
