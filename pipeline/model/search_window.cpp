#include "pipeline/model/search_window.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace glane {
namespace {

/// The first of the sorted stretches that begins at `begin` or later.
std::vector<Stretch>::const_iterator first_from(const std::vector<Stretch>& stretches, std::uint32_t begin) {
    return std::lower_bound(stretches.begin(), stretches.end(), begin,
                            [](const Stretch& stretch, std::uint32_t at) { return stretch.first() < at; });
}

/// Chooses one stretch of every part inside [begin, end), all with different first words: a maximum matching
/// between parts and first words, by augmenting paths (Kuhn 1955).
class Matching {
  public:
    Matching(const std::vector<std::vector<Stretch>>& parts, std::uint32_t begin, std::uint32_t end)
        : parts_(parts), begin_(begin), end_(end), owner_(end - begin, kFree), choice_(parts.size(), nullptr) {}

    /// All words of the choice, or nothing when there is none.
    std::optional<Stretch> words() {
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            visited_.assign(end_ - begin_, false);
            if (!place(part)) return std::nullopt;
        }
        Stretch all;
        for (const Stretch* chosen : choice_) {
            all.words.insert(all.words.end(), chosen->words.begin(), chosen->words.end());
        }
        std::sort(all.words.begin(), all.words.end());
        all.words.erase(std::unique(all.words.begin(), all.words.end()), all.words.end());
        return all;
    }

  private:
    static constexpr std::size_t kFree = static_cast<std::size_t>(-1);

    bool place(std::size_t part) {
        const auto& choices = parts_[part];
        for (auto at = first_from(choices, begin_); at != choices.end() && at->first() < end_; ++at) {
            const std::size_t slot = at->first() - begin_;
            if (at->last() >= end_ || visited_[slot]) continue;
            visited_[slot] = true;
            if (owner_[slot] == kFree || place(owner_[slot])) {
                owner_[slot] = part;
                choice_[part] = &*at;
                return true;
            }
        }
        return false;
    }

    const std::vector<std::vector<Stretch>>& parts_;
    std::uint32_t begin_;
    std::uint32_t end_;
    std::vector<std::size_t> owner_;  // of a first word, from begin_
    std::vector<const Stretch*> choice_;
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
        std::size_t longest = 0;
        for (const Stretch& stretch : part) {
            starts.push_back(stretch.first());
            longest = std::max(longest, stretch.words.size());
        }
        window += static_cast<std::uint32_t>(longest);
    }
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());

    std::vector<Stretch> found;
    for (const std::uint32_t start : starts) {
        std::optional<Stretch> best = Matching(parts, start, start + window).words();
        // The choice nearest to the start: a shorter window as long as one is found.
        while (best) {
            if (best->last() == start) break;
            std::optional<Stretch> shorter = Matching(parts, start, best->last()).words();
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
