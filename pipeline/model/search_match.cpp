#include "pipeline/model/search_match.h"

#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

void sort_unique(std::vector<std::string>& terms) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

/// Stems of the word itself and of every word of the corpus that is the same but for accents.
std::vector<std::string> stem_terms(const std::string& form, const Xapian::Database& database) {
    const WordForms forms = forms_of(form);
    std::vector<std::string> stems = forms.stems;
    for (const std::string& folded_form : forms.folded) {
        std::copy(database.synonyms_begin(folded_form), database.synonyms_end(folded_form), std::back_inserter(stems));
    }
    for (std::string& stem : stems) stem = stem_term(stem);
    sort_unique(stems);
    return stems;
}

/// The terms that begin with `start`, the most frequent ones when they are too many.
std::vector<std::string> expansions(const std::string& start, const Xapian::Database& database, std::size_t& found) {
    found = 0;
    if (start.empty()) return {};
    std::vector<std::pair<Xapian::doccount, std::string>> terms;
    for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
        terms.emplace_back(term.get_termfreq(), *term);
    }
    found = terms.size();
    const auto more_frequent = [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    std::sort(terms.begin(), terms.end(), more_frequent);
    if (terms.size() > kMostExpansions) terms.resize(kMostExpansions);
    std::vector<std::string> kept;
    for (auto& [frequency, term] : terms) kept.push_back(std::move(term));
    std::sort(kept.begin(), kept.end());
    return kept;
}

std::vector<std::string> field_terms(const FieldTest& test, const Xapian::Database& database) {
    if (!test.prefix) return {field_term(test.field, test.text)};
    std::size_t found = 0;
    return expansions(field_term(test.field, test.text), database, found);
}

Xapian::Query any_term(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Xapian::Query(terms.front());
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

bool is_leaf(QueryKind kind) {
    return kind == QueryKind::word || kind == QueryKind::form || kind == QueryKind::exact ||
           kind == QueryKind::prefix || kind == QueryKind::lemma || kind == QueryKind::pos;
}

/// The weight of a form as typed, beside that of the word.
constexpr double kFavour = 0.5;

void collect_favoured(const BoundQuery& query, std::vector<std::string>& terms) {
    if (query.kind == QueryKind::without) return;
    if (!query.favoured.empty()) terms.push_back(query.favoured);
    for (const BoundQuery& part : query.parts) collect_favoured(part, terms);
}

std::vector<Stretch> stretches(const BoundQuery& query, const Xapian::Database& database, Xapian::docid passage);

/// Passages whose positions were looked at beforehand, for NEAR.
class KnownPassages : public Xapian::PostingSource {
  public:
    explicit KnownPassages(std::vector<Xapian::docid> passages) : passages_(std::move(passages)) {}

    Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
    Xapian::doccount get_termfreq_est() const override { return static_cast<Xapian::doccount>(passages_.size()); }
    Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
    void init(const Xapian::Database& /*database*/) override { next_ = 0; }
    void next(double /*min_weight*/) override { ++next_; }
    void skip_to(Xapian::docid wanted, double /*min_weight*/) override {
        const auto from = passages_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : next_ - 1);
        const auto found = std::lower_bound(from, passages_.end(), wanted);
        next_ = static_cast<std::size_t>(found - passages_.begin()) + 1;
    }
    bool at_end() const override { return next_ > passages_.size(); }
    Xapian::docid get_docid() const override { return passages_[next_ - 1]; }
    KnownPassages* clone() const override { return new KnownPassages(passages_); }  // Xapian's interface

  private:
    std::vector<Xapian::docid> passages_;
    std::size_t next_ = 0;  // 0 before the first call of next()
};

class Translator {
  public:
    explicit Translator(const Xapian::Database& database) : database_(database) {}

    Xapian::Query translate(const BoundQuery& query) {
        switch (query.kind) {
            case QueryKind::word:
            case QueryKind::form:
            case QueryKind::exact:
            case QueryKind::prefix:
            case QueryKind::lemma:
            case QueryKind::pos: return any_term(query.terms);
            case QueryKind::phrase: return phrase(query);
            case QueryKind::near: return near(query);
            case QueryKind::any_of: return choice(query);
            case QueryKind::all_of: return all_of(query.parts);
            case QueryKind::without: return {Xapian::Query::OP_AND_NOT, everything(), translate(query.parts.front())};
            case QueryKind::field: return condition(query);
        }
        return {};
    }

  private:
    /// Every passage, with no weight.
    static Xapian::Query everything() { return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0}; }

    /// A word or a choice of words.
    static Xapian::Query place(const BoundQuery& query) {
        std::vector<std::string> terms;
        collect_terms(query, terms);
        sort_unique(terms);
        return any_term(terms);
    }
    static void collect_terms(const BoundQuery& query, std::vector<std::string>& terms) {
        terms.insert(terms.end(), query.terms.begin(), query.terms.end());
        for (const BoundQuery& part : query.parts) collect_terms(part, terms);
    }

    static Xapian::Query phrase(const BoundQuery& query) {
        std::vector<Xapian::Query> places;
        for (const BoundQuery& part : query.parts) places.push_back(place(part));
        return {Xapian::Query::OP_PHRASE, places.begin(), places.end(), static_cast<Xapian::termcount>(places.size())};
    }

    /// Not by OP_NEAR: that knows no phrases, and where one word may stand for two of the parts it takes the first
    /// that fits and misses that another would have left a place for both.
    Xapian::Query near(const BoundQuery& query) {
        const Xapian::Query candidates = all_of(query.parts);
        std::vector<Xapian::docid> passages;
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        enquire.set_query(candidates);
        const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            if (!stretches(query, database_, *hit).empty()) passages.push_back(*hit);
        }
        auto* source = new KnownPassages(std::move(passages));
        return {Xapian::Query::OP_FILTER, candidates, Xapian::Query(source->release())};
    }

    Xapian::Query choice(const BoundQuery& query) {
        std::vector<Xapian::Query> parts;
        for (const BoundQuery& part : query.parts) parts.push_back(translate(part));
        return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
    }

    Xapian::Query all_of(const std::vector<BoundQuery>& parts) {
        std::vector<Xapian::Query> wanted;
        std::vector<Xapian::Query> conditions;
        std::vector<Xapian::Query> unwanted;
        for (const BoundQuery& part : parts) {
            if (part.kind == QueryKind::without) {
                unwanted.push_back(translate(part.parts.front()));
            } else {
                (part.kind == QueryKind::field ? conditions : wanted).push_back(translate(part));
            }
        }
        Xapian::Query query =
            wanted.empty() ? everything() : Xapian::Query(Xapian::Query::OP_AND, wanted.begin(), wanted.end());
        for (const Xapian::Query& condition : conditions) query = {Xapian::Query::OP_FILTER, query, condition};
        if (unwanted.empty()) return query;
        return {Xapian::Query::OP_AND_NOT, query,
                Xapian::Query(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end())};
    }

    static Xapian::Query in_range(Slot slot, NumberRange range) {
        return {Xapian::Query::OP_VALUE_RANGE, static_cast<Xapian::valueno>(slot),
                Xapian::sortable_serialise(range.low), Xapian::sortable_serialise(range.high)};
    }

    static Xapian::Query condition(const BoundQuery& query) {
        const FieldStyle style = row_of(query.test.field).style;
        Xapian::Query test;
        if (style == FieldStyle::number) {
            test = in_range(Slot::page, query.test.range);
        } else if (style == FieldStyle::size) {
            test = {Xapian::Query::OP_AND, in_range(Slot::size_low, query.test.range),
                    in_range(Slot::size_high, query.test.range_end)};
        } else if (style == FieldStyle::words) {
            test = {Xapian::Query::OP_AND, query.terms.begin(), query.terms.end()};
        } else {
            test = any_term(query.terms);
        }
        return {Xapian::Query::OP_SCALE_WEIGHT, test, 0.0};
    }

    const Xapian::Database& database_;
};

std::vector<std::uint32_t> positions_of(const std::vector<std::string>& terms, const Xapian::Database& database,
                                        Xapian::docid passage) {
    std::vector<std::uint32_t> positions;
    for (const std::string& term : terms) {
        for (auto at = database.positionlist_begin(passage, term); at != database.positionlist_end(passage, term);
             ++at) {
            positions.push_back(*at - 1);
        }
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

std::vector<Stretch> stretches(const BoundQuery& query, const Xapian::Database& database, Xapian::docid passage) {
    std::vector<Stretch> found;
    if (is_leaf(query.kind)) {
        for (const std::uint32_t at : positions_of(query.terms, database, passage)) found.push_back({{at}});
        return found;
    }
    std::vector<std::vector<Stretch>> parts;
    for (const BoundQuery& part : query.parts) {
        if (part.kind == QueryKind::without || part.kind == QueryKind::field) continue;
        parts.push_back(stretches(part, database, passage));
    }
    if (query.kind == QueryKind::phrase) return stretches_in_a_row(parts);
    if (query.kind == QueryKind::near) return stretches_nearby(parts, query.distance);
    if (query.kind == QueryKind::without || query.kind == QueryKind::field) return {};
    for (std::vector<Stretch>& part : parts) {
        found.insert(found.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

BoundQuery bind_query(const Query& query, const Xapian::Database& database, std::vector<std::string>& notes) {
    BoundQuery bound{.kind = query.kind, .distance = query.distance, .test = query.test, .span = query.span};
    switch (query.kind) {
        case QueryKind::word:
            bound.terms = stem_terms(query.text, database);
            bound.favoured = folded_term(query.text);
            break;
        case QueryKind::form: bound.terms = {folded_term(query.text)}; break;
        case QueryKind::exact: bound.terms = {exact_term(query.text)}; break;
        case QueryKind::prefix: {
            std::size_t found = 0;
            bound.terms = expansions(folded_term(query.text), database, found);
            if (found > bound.terms.size()) {
                notes.push_back(fmt::format("« {}* » commence {} mots : seuls les {} plus fréquents sont cherchés",
                                            query.text, found, kMostExpansions));
            }
            break;
        }
        case QueryKind::field:
            if (row_of(query.test.field).style == FieldStyle::value) bound.terms = field_terms(query.test, database);
            if (row_of(query.test.field).style == FieldStyle::words) {
                for (const std::string& word : field_words(query.test.text)) {
                    bound.terms.push_back(field_term(query.test.field, word));
                }
            }
            break;
        default:
            for (const Query& part : query.parts) bound.parts.push_back(bind_query(part, database, notes));
    }
    return bound;
}

Xapian::Query to_xapian(const BoundQuery& query, const Xapian::Database& database) {
    return Translator(database).translate(query);
}

Xapian::Query ranked(const Xapian::Query& query, const BoundQuery& bound) {
    std::vector<std::string> favoured;
    collect_favoured(bound, favoured);
    if (favoured.empty()) return query;
    sort_unique(favoured);
    return {Xapian::Query::OP_AND_MAYBE, query,
            Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any_term(favoured), kFavour)};
}

std::vector<MatchedWords> occurrences_in(const BoundQuery& query, const Xapian::Database& database,
                                         std::uint32_t passage) {
    return stretches(query, database, passage);
}

}  // namespace glane
