#include "pipeline/model/search_match.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/sorted.h"
#include "pipeline/model/search_places.h"
#include "pipeline/model/search_terms.h"

namespace glane {
namespace {

using Numbers = std::vector<std::uint32_t>;

bool holds(const NumberRange& range, std::uint64_t number) {
    const auto value = static_cast<double>(number);
    return range.low <= value && value <= range.high;
}

/// The places of the context terms that are `term`, or begin with it where the test asks for that.
std::pair<std::size_t, std::size_t> context_terms_like(const std::string& term, const FieldTest& test,
                                                       const IndexReader& index) {
    const Texts& terms = index.context_terms();
    const std::size_t begin = terms.lower_bound(term);
    std::size_t end = begin;
    while (end < terms.size() && (test.prefix ? terms[end].starts_with(term) : terms[end] == term)) ++end;
    return {begin, end};
}

/// A condition on passages, checked once a context where that is possible.
class Condition {
  public:
    Condition(const BoundQuery& query, const IndexReader& index) : query_(query), index_(index) {
        style_ = row_of(query.test.field).style;
        if (style_ != FieldStyle::number) contexts_.assign(index.context_count(), 0);
        if (style_ == FieldStyle::size) {
            take_sizes();
            return;
        }
        for (const std::string& term : query.terms) count_term(term);
        const auto wanted = style_ == FieldStyle::words ? query.terms.size() : 1;
        for (std::uint32_t& count : contexts_) count = count >= wanted ? 1 : 0;
    }
    bool operator()(std::uint32_t passage) const {
        if (style_ == FieldStyle::number) return holds(query_.test.range, index_.pages()[passage]);
        return contexts_[index_.contexts()[passage]] != 0;
    }

  private:
    void take_sizes() {
        for (std::size_t i = 0; i < contexts_.size(); ++i) {
            const std::uint64_t low = index_.context_sizes()[2 * i];
            const std::uint64_t high = index_.context_sizes()[2 * i + 1];
            contexts_[i] =
                low != kNoSize && holds(query_.test.range, low) && holds(query_.test.range_end, high) ? 1 : 0;
        }
    }
    void count_term(const std::string& term) {
        const auto [begin, end] = context_terms_like(term, query_.test, index_);
        for (std::size_t at = begin; at < end; ++at) {
            for (const std::uint32_t context : index_.contexts_with(at)) {
                if (context >= contexts_.size()) fail_damaged_index();
                ++contexts_[context];
            }
        }
    }

    const BoundQuery& query_;
    const IndexReader& index_;
    FieldStyle style_ = FieldStyle::value;
    Numbers contexts_;  // of every context: whether it is wanted
};

WordTypes word_types(const BoundQuery& query) { return {query.types, query.favoured}; }

bool is_of_one_type(const BoundQuery& part) { return is_word(part.kind) && part.types.size() == 1; }

/// The same as matches_of(), less passages that do not meet the conditions: none, some or all of these.
Matches matches_within(const BoundQuery& query, const IndexReader& index, const std::vector<Condition>& conditions);

/// The passages with every part, the shortest list first. A word of one type is no list: it is looked up in what the
/// others have found.
Matches in_all(const std::vector<const BoundQuery*>& parts, const IndexReader& index,
               const std::vector<Condition>& conditions) {
    std::vector<Matches> lists;
    std::vector<const BoundQuery*> words;
    for (const BoundQuery* part : parts) {
        if (is_of_one_type(*part)) {
            words.push_back(part);
        } else {
            lists.push_back(matches_within(*part, index, conditions));
        }
    }
    std::stable_sort(lists.begin(), lists.end(),
                     [](const Matches& a, const Matches& b) { return a.passages.size() < b.passages.size(); });
    std::stable_sort(words.begin(), words.end(), [&index](const BoundQuery* a, const BoundQuery* b) {
        return index.dictionary().passages(a->types.front()) < index.dictionary().passages(b->types.front());
    });
    if (lists.empty()) {
        if (words.empty()) return everything(index);
        lists.push_back(matches_of(*words.front(), index));
        words.erase(words.begin());
    }
    Matches found = std::move(lists.front());
    for (std::size_t i = 1; i < lists.size(); ++i) intersect(found, lists[i]);
    for (const BoundQuery* word : words) narrow(found, word_types(*word), index);
    return found;
}

bool is_place(QueryKind kind) { return kind == QueryKind::phrase || kind == QueryKind::near; }

using Conditions = std::vector<Condition>;

bool all_hold(const Conditions& conditions, std::uint32_t passage) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [passage](const Condition& condition) { return condition(passage); });
}

/// A phrase or words near each other. To look where words stand costs most, so that is done only in passages that all
/// conditions and all other words have left: those of `among`, where it is given.
Matches in_place(const BoundQuery& query, const IndexReader& index, const Conditions& conditions,
                 const Matches* among) {
    std::vector<const BoundQuery*> parts;
    for (const BoundQuery& part : query.parts) parts.push_back(&part);
    Matches found = in_all(parts, index, {});
    if (!conditions.empty()) found.keep_if([&](std::uint32_t passage) { return all_hold(conditions, passage); });
    if (among != nullptr) found.keep_among(among->passages);
    if (found.passages.empty()) return found;
    PlaceCheck(query, index).keep_holding(found);
    return found;
}

Matches all_of(const BoundQuery& query, const IndexReader& index, const Conditions& outer) {
    Conditions conditions = outer;
    std::vector<const BoundQuery*> plain;
    std::vector<const BoundQuery*> places;
    for (const BoundQuery& part : query.parts) {
        if (part.kind == QueryKind::field) conditions.emplace_back(part, index);
        if (part.kind == QueryKind::field || part.kind == QueryKind::without) continue;
        (is_place(part.kind) ? places : plain).push_back(&part);
    }
    Matches found;
    auto place = places.begin();
    if (plain.empty() && place != places.end()) {
        found = in_place(**place++, index, conditions, nullptr);
    } else {
        found = in_all(plain, index, conditions);
        if (!conditions.empty()) found.keep_if([&](std::uint32_t passage) { return all_hold(conditions, passage); });
    }
    for (; place != places.end(); ++place) intersect(found, in_place(**place, index, {}, &found));
    for (const BoundQuery& part : query.parts) {
        if (part.kind == QueryKind::without) subtract(found, matches_within(part.parts.front(), index, conditions));
    }
    return found;
}

Matches matches_within(const BoundQuery& query, const IndexReader& index, const Conditions& conditions) {
    if (is_word(query.kind)) return matches_of_word(word_types(query), index);
    switch (query.kind) {
        case QueryKind::phrase:
        case QueryKind::near: return in_place(query, index, conditions, nullptr);
        case QueryKind::any_of: {
            Matches found;
            for (const BoundQuery& part : query.parts) {
                found = united(std::move(found), matches_within(part, index, conditions));
            }
            return found;
        }
        case QueryKind::without: {
            Matches found = everything(index);
            subtract(found, matches_of(query.parts.front(), index));
            return found;
        }
        case QueryKind::field: {
            Matches found = everything(index);
            found.keep_if(Condition(query, index));
            return found;
        }
        default: return all_of(query, index, conditions);
    }
}

void bind_field(BoundQuery& bound, const FieldTest& test) {
    if (row_of(test.field).style == FieldStyle::value) bound.terms = {field_term(test.field, test.text)};
    if (row_of(test.field).style == FieldStyle::words) {
        for (const std::string& word : field_words(test.text)) bound.terms.push_back(field_term(test.field, word));
        sort_unique(bound.terms);
    }
}

Types bind_prefix(const Query& query, const IndexReader& index, std::vector<std::string>& notes) {
    std::size_t words = 0;
    Types types = index.dictionary().of_prefix(query.text, kMostExpansions, words);
    if (words > kMostExpansions) {
        notes.push_back(fmt::format("« {}* » commence {} mots : seuls les {} plus fréquents sont cherchés", query.text,
                                    words, kMostExpansions));
    }
    return types;
}

}  // namespace

BoundQuery bind_query(const Query& query, const IndexReader& index, std::vector<std::string>& notes) {
    BoundQuery bound{.kind = query.kind, .distance = query.distance, .test = query.test, .span = query.span};
    const Dictionary& dictionary = index.dictionary();
    switch (query.kind) {
        case QueryKind::word:
            bound.types = dictionary.of_word(query.text);
            bound.favoured = dictionary.of_form(query.text);
            break;
        case QueryKind::form: bound.types = dictionary.of_form(query.text); break;
        case QueryKind::exact: bound.types = dictionary.of_exact(query.text); break;
        case QueryKind::lemma: bound.types = dictionary.of_lemma(query.text); break;
        case QueryKind::pos:
            if (const auto pos = part_of_speech(query.text)) {
                bound.pos = *pos;
                bound.types = dictionary.of_tag(*pos);
            }
            break;
        case QueryKind::prefix: bound.types = bind_prefix(query, index, notes); break;
        case QueryKind::field: bind_field(bound, query.test); break;
        default:
            for (const Query& part : query.parts) bound.parts.push_back(bind_query(part, index, notes));
    }
    return bound;
}

bool is_word(QueryKind kind) {
    return kind == QueryKind::word || kind == QueryKind::form || kind == QueryKind::exact ||
           kind == QueryKind::prefix || kind == QueryKind::lemma || kind == QueryKind::pos;
}

bool is_known(const BoundQuery& leaf, const IndexReader& index) {
    if (leaf.kind != QueryKind::field) return !leaf.types.empty();
    return std::any_of(leaf.terms.begin(), leaf.terms.end(), [&](const std::string& term) {
        const auto [begin, end] = context_terms_like(term, leaf.test, index);
        return begin < end;
    });
}

Matches matches_of(const BoundQuery& query, const IndexReader& index) { return matches_within(query, index, {}); }

}  // namespace glane
