#include "pipeline/model/search_places.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <thread>

#include "pipeline/base/parallel.h"
#include "pipeline/base/sorted.h"
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
    sort_unique(found);
    return found;
}

PlaceCheck::PlaceCheck(const BoundQuery& query, const IndexReader& index) : query_(query), index_(index) {
    const bool phrase = query.kind == QueryKind::phrase;
    if (!std::all_of(query.parts.begin(), query.parts.end(), is_single)) return;
    if (!phrase && query.parts.size() > kMarked) return;
    parts_ = static_cast<unsigned>(std::min(query.parts.size(), kMarked));
    window_ = query.distance + parts_;
    marks_.resize(index.dictionary().types());
    for (unsigned bit = 0; bit < parts_; ++bit) mark(query.parts[bit], bit);
    // Where a word can stand for two parts of a NEAR, who gets it is a question for stretches_nearby(); with two parts
    // in all, the other has to be another word, and that is all.
    const bool shared = !phrase && parts_ > 2 && std::any_of(marks_.begin(), marks_.end(), [](std::uint8_t marks) {
        return (marks & (marks - 1U)) != 0;
    });
    reach_ = query.parts.size() > kMarked || shared ? Reach::no : Reach::all;
    if (phrase || parts_ == 2) choose_anchor();
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

void PlaceCheck::choose_anchor() {
    const Dictionary& dictionary = index_.dictionary();
    std::uint64_t fewest = ~std::uint64_t{0};
    for (unsigned part = 0; part < parts_; ++part) {
        const BoundQuery& word = query_.parts[part];
        if (!word.parts.empty() || word.kind == QueryKind::pos) continue;
        Types types;
        std::uint64_t passages = 0;
        for (const std::uint32_t type : word.types) {
            passages += dictionary.passages(type);
            if (type < kTrail) types.push_back(type);
        }
        std::sort(types.begin(), types.end(), [&dictionary](std::uint32_t a, std::uint32_t b) {
            return dictionary.passages(a) > dictionary.passages(b);
        });
        if (types.size() > kAnchors) types.resize(kAnchors);
        const bool complete = types.size() == word.types.size();
        const bool better = complete == complete_ ? passages < fewest : complete;
        if (types.empty() || (anchored_ && !better)) continue;
        fewest = passages;
        anchored_ = true;
        complete_ = complete;
        anchor_part_ = part;
        for (std::size_t i = 0; i < kAnchors; ++i) {
            anchors_[i] = static_cast<std::uint16_t>(types[std::min(i, types.size() - 1)]);
        }
    }
}

bool PlaceCheck::has(std::uint32_t type, unsigned bit) const {
    if (type >= marks_.size()) fail_damaged_index();
    return (marks_[type] >> bit & 1U) != 0;
}

/// Looks around every anchor, and at every word where anchors do not say all.
bool PlaceCheck::looks_right(Units units) const {
    const bool phrase = query_.kind == QueryKind::phrase;
    if (anchored_ && anchor_is_right(units)) return true;
    if (anchored_ && complete_) return false;
    return phrase ? in_a_row(units) : nearby(units);
}

bool PlaceCheck::anchor_is_right(Units units) const {
    const bool phrase = query_.kind == QueryKind::phrase;
    const auto is_anchor = [a = anchors_](std::uint16_t unit) {
        return static_cast<std::uint16_t>((unit == a[0] ? 1U : 0U) | (unit == a[1] ? 1U : 0U) |
                                          (unit == a[2] ? 1U : 0U) | (unit == a[3] ? 1U : 0U));
    };
    // Blocks without an anchor are passed over many units at a time: the compiler makes vectors of this.
    constexpr std::size_t kBlock = 16;
    for (std::size_t begin = 0; begin < units.size(); begin += kBlock) {
        const std::size_t end = std::min(begin + kBlock, units.size());
        std::uint16_t any = end - begin < kBlock ? 1 : 0;
        if (any == 0) {
            for (std::size_t i = 0; i < kBlock; ++i)
                any = static_cast<std::uint16_t>(any | is_anchor(units[begin + i]));
        }
        if (any == 0) continue;
        for (std::size_t at = begin; at < end; ++at) {
            if (is_anchor(units[at]) == 0) continue;
            if (phrase ? in_a_row_around(units, at) : pair_around(units, at)) return true;
        }
    }
    return false;
}

bool PlaceCheck::in_a_row_around(Units units, std::size_t anchor) const {
    std::size_t at = anchor + 1;
    for (unsigned part = anchor_part_ + 1; part < parts_; ++part) {
        if (at == units.size() || !has(next_type(units, at), part)) return false;
    }
    at = anchor;
    for (unsigned part = anchor_part_; part > 0; --part) {
        if (at == 0 || !has(previous_type(units, at), part - 1)) return false;
    }
    return true;
}

bool PlaceCheck::pair_around(Units units, std::size_t anchor) const {
    const unsigned other = 1 - anchor_part_;
    std::size_t at = anchor + 1;
    for (std::uint32_t words = 1; words < window_ && at < units.size(); ++words) {
        if (has(next_type(units, at), other)) return true;
    }
    at = anchor;
    for (std::uint32_t words = 1; words < window_ && at > 0; ++words) {
        if (has(previous_type(units, at), other)) return true;
    }
    return false;
}

/// Shift-and (Baeza-Yates & Gonnet 1992): bit i stands for parts 0 to i in a row up to this word.
bool PlaceCheck::in_a_row(Units units) const {
    const unsigned whole = 1U << (parts_ - 1);
    unsigned begun = 0;
    bool found = false;
    for_each_type(units, [&](std::uint32_t type) {
        if (type >= marks_.size()) fail_damaged_index();
        begun = (begun << 1U | 1U) & marks_[type];
        found = (begun & whole) != 0;
        return !found;
    });
    return found;
}

/// Two parts, of which none is an anchor. The other of a word that can stand for both is another word.
bool PlaceCheck::pair_nearby(Units units) const {
    // Places, as far back as not to be near anything at first.
    std::int64_t first = -std::int64_t{window_};
    std::int64_t second = first;
    std::int64_t at = -1;
    bool found = false;
    for_each_type(units, [&](std::uint32_t type) {
        ++at;
        const bool one = has(type, 0);
        const bool two = has(type, 1);
        found = (one && at - second < window_) || (two && at - first < window_);
        if (one) first = at;
        if (two) second = at;
        return !found;
    });
    return found;
}

/// Whether a window of the words allowed has one of every part.
bool PlaceCheck::nearby(Units units) const {
    if (parts_ == 2) return pair_nearby(units);
    std::array<std::uint32_t, kMarked> last{};  // place plus one
    std::uint32_t at = 0;
    bool found = false;
    for_each_type(units, [&](std::uint32_t type) {
        if (type >= marks_.size()) fail_damaged_index();
        ++at;
        const unsigned marks = marks_[type];
        if (marks == 0) return true;
        std::uint32_t earliest = at;
        for (unsigned bit = 0; bit < parts_; ++bit) {
            if ((marks >> bit & 1U) != 0) last[bit] = at;
            earliest = std::min(earliest, last[bit]);
        }
        found = earliest > 0 && at - earliest < window_;
        return !found;
    });
    return found;
}

void PlaceCheck::keep_holding(Matches& matches) const {
    const std::vector<std::uint32_t>& passages = matches.passages;
    // Fewer are looked through before another thread has begun.
    constexpr std::size_t kBlock = 4096;
    const std::size_t blocks = (passages.size() + kBlock - 1) / kBlock;
    std::vector<std::uint8_t> kept(passages.size());
    for_each_index(blocks, std::thread::hardware_concurrency(), [&](std::size_t block) {
        const std::size_t begin = block * kBlock;
        const std::size_t end = std::min(begin + kBlock, passages.size());
        for (std::size_t i = begin; i < end; ++i) {
            // The words of passages lie far apart: those to come are fetched meanwhile.
            constexpr std::size_t kAhead = 12;
            if (i + kAhead < end) {
                const Units units = index_.words(passages[i + kAhead]);
                for (std::size_t at = 0; at < units.size(); at += 32) __builtin_prefetch(units.data() + at);
            }
            kept[i] = holds(passages[i]) ? 1 : 0;
        }
    });
    std::size_t i = 0;
    matches.keep_if([&](std::uint32_t /*passage*/) { return kept[i++] != 0; });
}

bool PlaceCheck::holds(std::uint32_t passage) const {
    if (reach_ != Reach::nothing) {
        const bool found = looks_right(index_.words(passage));
        if (!found || reach_ == Reach::all) return found;
    }
    return !occurrences_in(query_, index_, passage).empty();
}

}  // namespace glane
