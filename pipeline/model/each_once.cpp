#include "pipeline/model/each_once.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>

namespace glane {
namespace {

/// Stretches, and whether another lies inside one of them.
class Stretches {
  public:
    void add(const std::vector<Stretch>& more) { all_.insert(all_.end(), more.begin(), more.end()); }
    /// Sorts by beginning; each end becomes the furthest of those so far, so that one look tells.
    void settle() {
        std::sort(all_.begin(), all_.end(), [](Stretch a, Stretch b) { return a.begin < b.begin; });
        for (std::size_t i = 1; i < all_.size(); ++i) all_[i].end = std::max(all_[i].end, all_[i - 1].end);
    }
    [[nodiscard]] bool hold(Stretch wanted) const {
        const auto behind = std::partition_point(all_.begin(), all_.end(),
                                                 [&](Stretch stretch) { return stretch.begin <= wanted.begin; });
        return behind != all_.begin() && std::prev(behind)->end >= wanted.end;
    }

  private:
    std::vector<Stretch> all_;
};

bool lives_inside(const PlacedWord& word, const Stretches& longer) {
    const auto inside = std::count_if(word.stretches.begin(), word.stretches.end(),
                                      [&](Stretch stretch) { return longer.hold(stretch); });
    return 5 * static_cast<std::size_t>(inside) >= 4 * word.stretches.size();
}

// From the longest to single words: what lives inside longer ones that stay goes.
std::vector<std::size_t> without_parts(const std::vector<PlacedWord>& all, const std::vector<std::size_t>& candidates) {
    std::map<std::uint32_t, std::vector<std::size_t>, std::greater<>> by_length;
    for (const std::size_t i : candidates) by_length[all[i].words].push_back(i);
    Stretches longer;
    std::vector<std::size_t> kept;
    for (const auto& [words, group] : by_length) {
        const std::size_t before = kept.size();
        for (const std::size_t i : group) {
            if (!lives_inside(all[i], longer)) kept.push_back(i);
        }
        for (std::size_t k = before; k < kept.size(); ++k) longer.add(all[kept[k]].stretches);
        longer.settle();
    }
    std::sort(kept.begin(), kept.end());
    return kept;
}

}  // namespace

std::vector<std::size_t> each_once(const std::vector<PlacedWord>& strongest_first, std::size_t most) {
    std::vector<std::size_t> candidates(strongest_first.size());
    std::iota(candidates.begin(), candidates.end(), std::size_t{0});
    while (true) {
        std::vector<std::size_t> kept = without_parts(strongest_first, candidates);
        if (kept.size() <= most) return kept;
        std::vector<std::size_t> cut;  // expressions without room
        for (std::size_t k = most; k < kept.size(); ++k) {
            if (strongest_first[kept[k]].words > 1) cut.push_back(kept[k]);
        }
        kept.resize(most);
        if (cut.empty()) return kept;
        std::erase_if(candidates, [&](std::size_t i) { return std::binary_search(cut.begin(), cut.end(), i); });
    }
}

}  // namespace glane
