#include "pipeline/model/search_window.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "pipeline/base/sorted.h"

namespace glane {
namespace {

/// The first of the sorted stretches that begins at `begin` or later.
std::vector<Stretch>::const_iterator first_from(const std::vector<Stretch>& stretches, std::uint32_t begin) {
    return std::lower_bound(stretches.begin(), stretches.end(), begin,
                            [](const Stretch& stretch, std::uint32_t at) { return stretch.first() < at; });
}

/// Chooses one stretch of every part inside [begin, end), no two with a word in common: the phrases by trying
/// (the parser allows few), then the single words by a maximum matching between parts and places, with
/// augmenting paths (Kuhn 1955).
class Choice {
  public:
    Choice(const std::vector<std::vector<Stretch>>& parts, std::uint32_t begin, std::uint32_t end)
        : begin_(begin), end_(end), owner_(end - begin, kFree) {
        for (const std::vector<Stretch>& part : parts) {
            (part.front().words.size() > 1 ? phrases_ : singles_).push_back(&part);
        }
    }

    /// All words of the choice, or nothing when there is none.
    std::optional<Stretch> words() {
        if (!choose_phrase(0)) return std::nullopt;
        Stretch all;
        for (std::uint32_t slot = 0; slot < owner_.size(); ++slot) {
            if (owner_[slot] != kFree) all.words.push_back(begin_ + slot);
        }
        return all;
    }

  private:
    static constexpr std::size_t kFree = static_cast<std::size_t>(-1);
    static constexpr std::size_t kPhrase = static_cast<std::size_t>(-2);

    bool choose_phrase(std::size_t index) {
        if (index == phrases_.size()) return match_singles();
        for (auto at = first_from(*phrases_[index], begin_); at != phrases_[index]->end() && at->last() < end_; ++at) {
            const bool free = std::all_of(at->words.begin(), at->words.end(),
                                          [this](std::uint32_t word) { return owner_[word - begin_] == kFree; });
            if (!free) continue;
            for (const std::uint32_t word : at->words) owner_[word - begin_] = kPhrase;
            if (choose_phrase(index + 1)) return true;
            for (const std::uint32_t word : at->words) owner_[word - begin_] = kFree;
        }
        return false;
    }

    bool match_singles() {
        for (std::size_t part = 0; part < singles_.size(); ++part) {
            visited_.assign(owner_.size(), false);
            if (find_place(part)) continue;
            std::replace_if(
                owner_.begin(), owner_.end(), [](std::size_t owner) { return owner < kPhrase; }, kFree);
            return false;
        }
        return true;
    }

    bool find_place(std::size_t part) {
        for (auto at = first_from(*singles_[part], begin_); at != singles_[part]->end() && at->first() < end_; ++at) {
            const std::size_t slot = at->first() - begin_;
            if (owner_[slot] == kPhrase || visited_[slot]) continue;
            visited_[slot] = true;
            if (owner_[slot] == kFree || find_place(owner_[slot])) {
                owner_[slot] = part;
                return true;
            }
        }
        return false;
    }

    std::uint32_t begin_;
    std::uint32_t end_;
    std::vector<const std::vector<Stretch>*> phrases_;
    std::vector<const std::vector<Stretch>*> singles_;
    std::vector<std::size_t> owner_;  // of every place of the window: an index into singles_, or kPhrase
    std::vector<bool> visited_;
};

}  // namespace

std::vector<Stretch> stretches_in_a_row(const std::vector<std::vector<Stretch>>& parts) {
    if (parts.empty()) return {};
    std::vector<Stretch> found = parts.front();
    for (std::size_t i = 1; i < parts.size() && !found.empty(); ++i) {
        std::vector<Stretch> longer;
        for (const Stretch& start : found) {
            const std::uint32_t wanted = start.last() + 1;
            for (auto next = first_from(parts[i], wanted); next != parts[i].end() && next->first() == wanted; ++next) {
                longer.push_back(start);
                longer.back().words.insert(longer.back().words.end(), next->words.begin(), next->words.end());
            }
        }
        found = std::move(longer);
    }
    return found;
}

std::vector<Stretch> stretches_nearby(const std::vector<std::vector<Stretch>>& parts, std::uint32_t others) {
    std::vector<std::uint32_t> starts;
    std::uint32_t window = others;
    for (const std::vector<Stretch>& part : parts) {
        if (part.empty()) return {};
        for (const Stretch& stretch : part) starts.push_back(stretch.first());
        window += static_cast<std::uint32_t>(part.front().words.size());
    }
    sort_unique(starts);

    std::vector<Stretch> found;
    for (const std::uint32_t start : starts) {
        std::optional<Stretch> best = Choice(parts, start, start + window).words();
        // The choice nearest to the start: a shorter window as long as one is found.
        while (best) {
            if (best->last() == start) break;
            std::optional<Stretch> shorter = Choice(parts, start, best->last()).words();
            if (!shorter) break;
            best = std::move(shorter);
        }
        if (!best || best->first() != start) continue;
        while (!found.empty() && found.back().last() >= best->last()) found.pop_back();
        found.push_back(std::move(*best));
    }
    return found;
}

}  // namespace glane
