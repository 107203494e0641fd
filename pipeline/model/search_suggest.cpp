#include "pipeline/model/search_suggest.h"

#include <xapian.h>

#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/nearest.h"
#include "pipeline/model/search_match.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

/// Collects what would have to change in a query for every part of it to be found somewhere.
class Suggester {
  public:
    Suggester(const IndexReader& index, const Xapian::Database& database, std::string_view typed)
        : index_(index), database_(database), typed_(typed) {}

    void visit(const Query& query) {
        std::vector<std::string> notes;
        switch (query.kind) {
            case QueryKind::word:
            case QueryKind::form:
            case QueryKind::exact:
            case QueryKind::lemma:
                if (!is_known(bind_query(query, index_, notes), index_)) suggest_word(query);
                break;
            case QueryKind::field:
                if (row_of(query.test.field).style == FieldStyle::value &&
                    !is_known(bind_query(query, index_, notes), index_)) {
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
    void suggest_word(const Query& query) {
        const std::string plain = folded_term(query.text);
        const unsigned edits = plain.size() < 5 ? 1 : plain.size() < 7 ? 2 : 3;
        const bool known = !index_.dictionary().of_form(plain).empty();
        std::string found = known ? plain : database_.get_spelling_suggestion(plain, edits);
        if (found.empty()) return;
        found = index_.dictionary().spelling(found);
        const std::size_t at = query.span.of(typed_).find(query.text);
        if (at == std::string_view::npos) return;
        const auto begin = static_cast<std::uint32_t>(query.span.begin + at);
        changes_.emplace_back(Span{begin, begin + static_cast<std::uint32_t>(query.text.size())}, found);
    }

    void suggest_value(const Query& query) {
        const std::string prefix(row_of(query.test.field).prefix);
        const Texts& terms = index_.context_terms();
        std::vector<std::string> values;
        for (std::size_t at = terms.lower_bound(prefix); at < terms.size() && terms[at].starts_with(prefix); ++at) {
            values.emplace_back(terms[at].substr(prefix.size()));
        }
        std::string found = nearest(folded(query.test.text), values);
        if (found.empty()) return;
        if (found.find(' ') != std::string::npos) found = '"' + found + '"';
        changes_.emplace_back(query.span, fmt::format("{}:{}", query.text, found));
    }

    const IndexReader& index_;
    const Xapian::Database& database_;
    std::string_view typed_;
    std::vector<std::pair<Span, std::string>> changes_;
};

}  // namespace

std::string suggested(const Query& query, std::string_view typed, const IndexReader& index,
                      const Xapian::Database& database) {
    Suggester suggester(index, database, typed);
    suggester.visit(query);
    return suggester.text();
}

}  // namespace glane
