#include "pipeline/model/search_places.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "pipeline/model/search_postings.h"

namespace glane {
namespace {

/// Parts that have a bit in a mark.
constexpr std::size_t kMarked = 8;

std::vector<Stretch> places_of(const BoundQuery& leaf, const IndexReader& index, std::uint32_t passage) {
    std::vector<Stretch> found;
    std::uint32_t at = 0;
    for_each_type(index.words(passage), [&](std::uint32_t type) {
        const bool here = leaf.kind == QueryKind::pos
                              ? type < index.dictionary().types() &&
                                    index.dictionary().tag(type) == static_cast<std::uint8_t>(leaf.pos)
                              : std::binary_search(leaf.types.begin(), leaf.types.end(), type);
        if (here) found.push_back({{at}});
        ++at;
        return true;
    });
    return found;
}

/// One word, or a choice of single words.
bool is_single(const BoundQuery& part) {
    if (part.kind != QueryKind::any_of) return is_word(part.kind);
    return std::all_of(part.parts.begin(), part.parts.end(), is_single);
}

}  // namespace

std::vector<MatchedWords> occurrences_in(const BoundQuery& query, const IndexReader& index, std::uint32_t passage) {
    if (is_word(query.kind)) return places_of(query, index, passage);
    if (query.kind == QueryKind::without || query.kind == QueryKind::field) return {};
    std::vector<std::vector<Stretch>> parts;
    for (const BoundQuery& part : query.parts) {
        if (part.kind == QueryKind::without || part.kind == QueryKind::field) continue;
        parts.push_back(occurrences_in(part, index, passage));
    }
    if (query.kind == QueryKind::phrase) return stretches_in_a_row(parts);
    if (query.kind == QueryKind::near) return stretches_nearby(parts, query.distance);
    std::vector<Stretch> found;
    for (std::vector<Stretch>& part : parts) {
        found.insert(found.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

PlaceCheck::PlaceCheck(const BoundQuery& query, const IndexReader& index) : query_(query), index_(index) {
    const bool phrase = query.kind == QueryKind::phrase;
    if (!std::all_of(query.parts.begin(), query.parts.end(), is_single)) return;
    if (!phrase && query.parts.size() > kMarked) return;
    parts_ = static_cast<unsigned>(std::min(query.parts.size(), kMarked));
    marks_.resize(index.dictionary().types());
    for (unsigned bit = 0; bit < parts_; ++bit) mark(query.parts[bit], bit);
    // Where a word can stand for two parts of a NEAR, who gets it is a question for stretches_nearby().
    const bool shared = !phrase && parts_ > 2 && std::any_of(marks_.begin(), marks_.end(), [](std::uint8_t marks) {
        return (marks & (marks - 1U)) != 0;
    });
    reach_ = query.parts.size() > kMarked || shared ? Reach::no : Reach::all;
}

void PlaceCheck::mark(const BoundQuery& part, unsigned bit) {
    const auto flag = static_cast<std::uint8_t>(1U << bit);
    for (const BoundQuery& choice : part.parts) mark(choice, bit);
    if (part.kind != QueryKind::pos) {
        for (const std::uint32_t type : part.types) marks_[type] |= flag;
        return;
    }
    for (std::uint32_t type = 0; type < marks_.size(); ++type) {
        if (index_.dictionary().tag(type) == static_cast<std::uint8_t>(part.pos)) marks_[type] |= flag;
    }
}

/// Shift-and (Baeza-Yates & Gonnet 1992): bit i stands for parts 0 to i in a row up to this word.
bool PlaceCheck::in_a_row(std::uint32_t passage) const {
    const unsigned whole = 1U << (parts_ - 1);
    unsigned begun = 0;
    bool found = false;
    for_each_type(index_.words(passage), [&](std::uint32_t type) {
        if (type >= marks_.size()) fail_damaged_index();
        begun = (begun << 1U | 1U) & marks_[type];
        found = (begun & whole) != 0;
        return !found;
    });
    return found;
}

/// The same for two parts, also where a word can stand for both: the other then is another word.
bool PlaceCheck::pair_nearby(std::uint32_t passage, std::uint32_t window) const {
    // Places, as far back as not to be near anything at first.
    std::int64_t first = -std::int64_t{window};
    std::int64_t second = first;
    std::int64_t at = -1;
    bool found = false;
    for_each_type(index_.words(passage), [&](std::uint32_t type) {
        if (type >= marks_.size()) fail_damaged_index();
        ++at;
        const unsigned marks = marks_[type];
        if (marks == 0) return true;
        found = ((marks & 1U) != 0 && at - second < window) || ((marks & 2U) != 0 && at - first < window);
        if ((marks & 1U) != 0) first = at;
        if ((marks & 2U) != 0) second = at;
        return !found;
    });
    return found;
}

/// Whether a window of the words allowed has one of every part.
bool PlaceCheck::nearby(std::uint32_t passage) const {
    const std::uint32_t window = query_.distance + parts_;
    if (parts_ == 2) return pair_nearby(passage, window);
    std::array<std::uint32_t, kMarked> last{};  // place plus one
    std::uint32_t at = 0;
    bool found = false;
    for_each_type(index_.words(passage), [&](std::uint32_t type) {
        if (type >= marks_.size()) fail_damaged_index();
        ++at;
        const unsigned marks = marks_[type];
        if (marks == 0) return true;
        std::uint32_t earliest = at;
        for (unsigned bit = 0; bit < parts_; ++bit) {
            if ((marks >> bit & 1U) != 0) last[bit] = at;
            earliest = std::min(earliest, last[bit]);
        }
        found = earliest > 0 && at - earliest < window;
        return !found;
    });
    return found;
}

bool PlaceCheck::holds(std::uint32_t passage) const {
    if (reach_ != Reach::nothing) {
        const bool found = query_.kind == QueryKind::phrase ? in_a_row(passage) : nearby(passage);
        if (!found || reach_ == Reach::all) return found;
    }
    return !occurrences_in(query_, index_, passage).empty();
}

}  // namespace glane
