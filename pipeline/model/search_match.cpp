#include "pipeline/model/search_match.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/search_places.h"
#include "pipeline/model/search_terms.h"

namespace glane {
namespace {

/// The weight of a form as typed, beside that of the word.
constexpr float kFavour = 0.5F;

using Numbers = std::vector<std::uint32_t>;

/// A word that `found` of `all` passages have: Robertson and Spärck Jones, kept positive as Xapian does.
double inverse_frequency(std::size_t found, std::size_t all) {
    const auto with = static_cast<double>(found);
    double odds = (static_cast<double>(all) - with + 0.5) / (with + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds);
}

Matches weighed(const std::vector<Posting>& postings, const IndexReader& index) {
    Matches matches;
    matches.passages.reserve(postings.size());
    matches.weights.reserve(postings.size());
    const auto factor = static_cast<float>(2 * inverse_frequency(postings.size(), index.passages()));
    for (const Posting& posting : postings) {
        const auto count = static_cast<float>(posting.count);
        matches.passages.push_back(posting.passage);
        matches.weights.push_back(factor * count / (count + index.length_norm(posting.passage)));
    }
    return matches;
}

Matches weightless(Numbers passages) {
    Matches matches{std::move(passages), {}};
    matches.weights.assign(matches.passages.size(), 0.0F);
    return matches;
}

Matches united(Matches a, const Matches& b) {
    if (a.passages.empty()) return b;
    Matches both;
    both.passages.reserve(a.passages.size() + b.passages.size());
    both.weights.reserve(a.passages.size() + b.passages.size());
    for (std::size_t i = 0, j = 0; i < a.passages.size() || j < b.passages.size();) {
        const bool left = j == b.passages.size() || (i < a.passages.size() && a.passages[i] <= b.passages[j]);
        const bool right = i == a.passages.size() || (j < b.passages.size() && b.passages[j] <= a.passages[i]);
        both.passages.push_back(left ? a.passages[i] : b.passages[j]);
        both.weights.push_back((left ? a.weights[i] : 0.0F) + (right ? b.weights[j] : 0.0F));
        i += left ? 1 : 0;
        j += right ? 1 : 0;
    }
    return both;
}

/// Keeps in `a` what `b` has too, with the sum of the weights, in place.
void intersect(Matches& a, const Matches& b) {
    std::size_t kept = 0;
    auto at = b.passages.begin();
    // Where `b` is much longer, leaps; otherwise steps.
    const bool leap = b.passages.size() / 16 > a.passages.size();
    for (std::size_t i = 0; i < a.passages.size(); ++i) {
        const std::uint32_t passage = a.passages[i];
        if (leap) {
            at = std::lower_bound(at, b.passages.end(), passage);
        } else {
            while (at != b.passages.end() && *at < passage) ++at;
        }
        if (at == b.passages.end()) break;
        if (*at != passage) continue;
        a.passages[kept] = passage;
        a.weights[kept] = a.weights[i] + b.weights[static_cast<std::size_t>(at - b.passages.begin())];
        ++kept;
    }
    a.passages.resize(kept);
    a.weights.resize(kept);
}

/// Keeps the passages for which test(passage) holds.
template <typename Test>
void keep_if(Matches& matches, Test test) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches.passages.size(); ++i) {
        if (!test(matches.passages[i])) continue;
        matches.passages[kept] = matches.passages[i];
        matches.weights[kept] = matches.weights[i];
        ++kept;
    }
    matches.passages.resize(kept);
    matches.weights.resize(kept);
}

void subtract(Matches& a, const Matches& b) {
    auto at = b.passages.begin();
    keep_if(a, [&](std::uint32_t passage) {
        while (at != b.passages.end() && *at < passage) ++at;
        return at == b.passages.end() || *at != passage;
    });
}

bool holds(const NumberRange& range, std::uint64_t number) {
    const auto value = static_cast<double>(number);
    return range.low <= value && value <= range.high;
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
        const Texts& terms = index_.context_terms();
        for (std::size_t at = terms.lower_bound(term); at < terms.size(); ++at) {
            if (query_.test.prefix ? !terms[at].starts_with(term) : terms[at] != term) break;
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

Matches everything(const IndexReader& index) {
    Numbers passages(index.passages());
    std::iota(passages.begin(), passages.end(), 0U);
    return weightless(std::move(passages));
}

/// The shortest list first: the others are only looked up in.
Matches in_all(std::vector<Matches> parts, const IndexReader& index) {
    if (parts.empty()) return everything(index);
    std::sort(parts.begin(), parts.end(),
              [](const Matches& a, const Matches& b) { return a.passages.size() < b.passages.size(); });
    Matches found = std::move(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) intersect(found, parts[i]);
    return found;
}

Matches all_of(const BoundQuery& query, const IndexReader& index) {
    std::vector<Matches> wanted;
    for (const BoundQuery& part : query.parts) {
        if (part.kind != QueryKind::without && part.kind != QueryKind::field) wanted.push_back(matches_of(part, index));
    }
    Matches found = in_all(std::move(wanted), index);
    for (const BoundQuery& part : query.parts) {
        if (part.kind == QueryKind::field) keep_if(found, Condition(part, index));
    }
    for (const BoundQuery& part : query.parts) {
        if (part.kind == QueryKind::without) subtract(found, matches_of(part.parts.front(), index));
    }
    return found;
}

/// A phrase or words near each other.
Matches in_place(const BoundQuery& query, const IndexReader& index) {
    std::vector<Matches> parts;
    for (const BoundQuery& part : query.parts) parts.push_back(matches_of(part, index));
    Matches found = in_all(std::move(parts), index);
    const PlaceCheck check(query, index);
    keep_if(found, [&check](std::uint32_t passage) { return check.holds(passage); });
    return found;
}

void bind_field(BoundQuery& bound, const FieldTest& test) {
    if (row_of(test.field).style == FieldStyle::value) bound.terms = {field_term(test.field, test.text)};
    if (row_of(test.field).style == FieldStyle::words) {
        for (const std::string& word : field_words(test.text)) bound.terms.push_back(field_term(test.field, word));
        std::sort(bound.terms.begin(), bound.terms.end());
        bound.terms.erase(std::unique(bound.terms.begin(), bound.terms.end()), bound.terms.end());
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

void collect_favoured(const BoundQuery& query, std::vector<Types>& favoured) {
    if (query.kind == QueryKind::without) return;
    if (!query.favoured.empty()) favoured.push_back(query.favoured);
    for (const BoundQuery& part : query.parts) collect_favoured(part, favoured);
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
        const std::size_t at = index.context_terms().lower_bound(term);
        if (at == index.context_terms().size()) return false;
        const std::string_view found = index.context_terms()[at];
        return leaf.test.prefix ? found.starts_with(term) : found == term;
    });
}

Matches matches_of(const BoundQuery& query, const IndexReader& index) {
    if (is_word(query.kind)) return weighed(index.postings(query.types), index);
    switch (query.kind) {
        case QueryKind::phrase:
        case QueryKind::near: return in_place(query, index);
        case QueryKind::any_of: {
            Matches found;
            for (const BoundQuery& part : query.parts) found = united(std::move(found), matches_of(part, index));
            return found;
        }
        case QueryKind::without: {
            Matches found = everything(index);
            subtract(found, matches_of(query.parts.front(), index));
            return found;
        }
        case QueryKind::field: {
            Matches found = everything(index);
            keep_if(found, Condition(query, index));
            return found;
        }
        default: return all_of(query, index);
    }
}

void favour_typed_forms(Matches& matches, const BoundQuery& query, const IndexReader& index) {
    std::vector<Types> favoured;
    collect_favoured(query, favoured);
    std::sort(favoured.begin(), favoured.end());
    favoured.erase(std::unique(favoured.begin(), favoured.end()), favoured.end());
    for (const Types& types : favoured) {
        const Matches typed = weighed(index.postings(types), index);
        std::size_t at = 0;
        for (std::size_t i = 0; i < matches.passages.size() && at < typed.passages.size(); ++i) {
            while (at < typed.passages.size() && typed.passages[at] < matches.passages[i]) ++at;
            if (at == typed.passages.size() || typed.passages[at] != matches.passages[i]) continue;
            matches.weights[i] += kFavour * typed.weights[at];
        }
    }
}

}  // namespace glane
