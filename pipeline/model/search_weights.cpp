#include "pipeline/model/search_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace glane {
namespace {

/// The weight of a form as typed, beside that of the word.
constexpr double kFavour = 0.5;

/// Of a word that `found` of `all` passages have: Robertson and Spärck Jones, kept positive as Xapian does, times k1
/// + 1.
double factor_of(std::size_t found, std::size_t all) {
    const auto with = static_cast<double>(found);
    double odds = (static_cast<double>(all) - with + 0.5) / (with + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return 2 * std::log(odds);
}

float share(std::uint32_t count, float norm) {
    const auto real = static_cast<float>(count);
    return real / (real + norm);
}

/// Of a word of one type.
float single_factor(const WordTypes& word, const IndexReader& index) {
    const double factor = factor_of(index.dictionary().passages(word.types.front()), index.passages());
    return static_cast<float>(word.favoured.empty() ? factor : factor * (1 + kFavour));
}

Matches of_one_type(const WordTypes& word, const IndexReader& index) {
    const std::uint32_t type = word.types.front();
    Matches found;
    found.passages.reserve(std::min(index.dictionary().passages(type), index.passages()));
    found.weights.reserve(found.passages.capacity());
    const float factor = single_factor(word, index);
    index.for_each(type, [&](std::uint32_t passage, std::uint32_t count) {
        found.passages.push_back(passage);
        found.weights.push_back(factor * share(count, index.length_norm(passage)));
        return true;
    });
    return found;
}

/// How often a word stands in a passage, and how often as it was typed.
struct Counts {
    std::uint32_t all = 0;
    std::uint32_t typed = 0;
};

void weigh(Matches& found, const std::vector<Counts>& counts, const IndexReader& index) {
    const auto factor = static_cast<float>(factor_of(counts.size(), index.passages()));
    const auto typed = std::count_if(counts.begin(), counts.end(), [](const Counts& c) { return c.typed > 0; });
    const auto favour = static_cast<float>(kFavour * factor_of(static_cast<std::size_t>(typed), index.passages()));
    found.weights.reserve(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const float norm = index.length_norm(found.passages[i]);
        found.weights.push_back(factor * share(counts[i].all, norm) + favour * share(counts[i].typed, norm));
    }
}

/// Few postings: gathered and sorted.
Matches sparse(const WordTypes& word, const IndexReader& index) {
    std::vector<std::pair<std::uint32_t, Counts>> postings;
    for (const std::uint32_t type : word.types) {
        const bool typed = std::binary_search(word.favoured.begin(), word.favoured.end(), type);
        index.for_each(type, [&](std::uint32_t passage, std::uint32_t count) {
            postings.push_back({passage, {count, typed ? count : 0}});
            return true;
        });
    }
    std::sort(postings.begin(), postings.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Matches found;
    std::vector<Counts> counts;
    for (const auto& [passage, count] : postings) {
        if (found.passages.empty() || found.passages.back() != passage) {
            found.passages.push_back(passage);
            counts.emplace_back();
        }
        counts.back().all += count.all;
        counts.back().typed += count.typed;
    }
    weigh(found, counts, index);
    return found;
}

/// Many: counted in a place for every passage.
Matches dense(const WordTypes& word, const IndexReader& index) {
    std::vector<Counts> places(index.passages());
    for (const std::uint32_t type : word.types) {
        const bool typed = std::binary_search(word.favoured.begin(), word.favoured.end(), type);
        index.for_each(type, [&](std::uint32_t passage, std::uint32_t count) {
            places[passage].all += count;
            if (typed) places[passage].typed += count;
            return true;
        });
    }
    Matches found;
    std::size_t kept = 0;
    for (std::uint32_t passage = 0; passage < places.size(); ++passage) {
        if (places[passage].all == 0) continue;
        found.passages.push_back(passage);
        places[kept++] = places[passage];
    }
    places.resize(kept);
    weigh(found, places, index);
    return found;
}

}  // namespace

Matches matches_of_word(const WordTypes& word, const IndexReader& index) {
    if (word.types.empty()) return {};
    if (word.types.size() == 1) return of_one_type(word, index);
    std::uint64_t postings = 0;
    for (const std::uint32_t type : word.types) postings += index.dictionary().passages(type);
    return postings < index.passages() / 16 ? sparse(word, index) : dense(word, index);
}

void narrow(Matches& found, const WordTypes& word, const IndexReader& index) {
    const float factor = single_factor(word, index);
    const std::size_t size = found.passages.size();
    std::size_t kept = 0;
    std::size_t at = 0;
    index.for_each(word.types.front(), [&](std::uint32_t passage, std::uint32_t count) {
        while (at < size && found.passages[at] < passage) ++at;
        if (at < size && found.passages[at] == passage) {
            found.passages[kept] = passage;
            found.weights[kept++] = found.weights[at++] + factor * share(count, index.length_norm(passage));
        }
        return at < size;
    });
    found.resize(kept);
}

Matches united(Matches a, const Matches& b) {
    if (a.passages.empty()) return b;
    Matches both;
    both.resize(a.passages.size() + b.passages.size());
    std::size_t i = 0;
    std::size_t j = 0;
    std::size_t size = 0;
    for (; i < a.passages.size() && j < b.passages.size(); ++size) {
        const std::uint32_t left = a.passages[i];
        const std::uint32_t right = b.passages[j];
        both.passages[size] = std::min(left, right);
        both.weights[size] = (left <= right ? a.weights[i] : 0.0F) + (right <= left ? b.weights[j] : 0.0F);
        i += left <= right ? 1 : 0;
        j += right <= left ? 1 : 0;
    }
    const auto rest = [&](const Matches& from, std::size_t at) {
        for (; at < from.passages.size(); ++at, ++size) {
            both.passages[size] = from.passages[at];
            both.weights[size] = from.weights[at];
        }
    };
    rest(a, i);
    rest(b, j);
    both.resize(size);
    return both;
}

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
        a.weights[kept++] = a.weights[i] + b.weights[static_cast<std::size_t>(at - b.passages.begin())];
    }
    a.resize(kept);
}

void subtract(Matches& a, const Matches& b) {
    auto at = b.passages.begin();
    a.keep_if([&](std::uint32_t passage) {
        while (at != b.passages.end() && *at < passage) ++at;
        return at == b.passages.end() || *at != passage;
    });
}

Matches everything(const IndexReader& index) {
    Matches all;
    all.resize(index.passages());
    std::iota(all.passages.begin(), all.passages.end(), 0U);
    return all;
}

}  // namespace glane
