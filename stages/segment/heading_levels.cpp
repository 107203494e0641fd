#include "stages/segment/heading_levels.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"
#include "stages/segment/announcements.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::size_t kDeepest = 4;
// Costs in the manner of -log of a chance; found by reading the outlines of a few reports.
constexpr double kNever = 50;
constexpr double kNotTop = 4;        // "Conclusion" that is no highest heading
constexpr double kOtherTop = 1.5;    // a highest heading without any sign of one
constexpr double kNotPageTop = 1.0;  // the top of a page, and not the highest level
constexpr double kBrokenLow = 0.8;   // large print, a step
constexpr double kDeeper = 0.8;
constexpr double kHigher = 0.6;  // a step
constexpr double kNotSisters = 2.5;
constexpr double kAnnounced = 1.5;  // a heading that another announced and that is not its daughter
constexpr double kStackedFlat = 6;  // a heading right below another and not deeper

// Of a full line: what breaks before is large print.
constexpr double kTitleWidth = 0.6;

struct Heading {
    std::size_t block = 0;
    std::string first_word;
    bool stacked = false;
    bool page_top = false;
    bool top_word = false;
    std::size_t broken = 0;  ///< level that the width suggests; 0 for none
    std::size_t sure = 0;
};

std::string first_word_of(const std::string& text) {
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (is_letter(c)) {
            word += text.substr(begin, at - begin);
        } else if (!word.empty()) {
            break;
        }
    }
    return folded(word);
}

std::vector<Heading> headings_of(const Draft& draft, const Language& language) {
    std::vector<Heading> headings;
    const Block* above = nullptr;
    for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
        const Block& block = draft.blocks[i];
        if (block.kind == PassageKind::furniture || block.kind == PassageKind::note) continue;
        if (block.kind == PassageKind::heading && !draft.in_interviews(block)) {
            Heading heading;
            heading.block = i;
            heading.first_word = first_word_of(draft.joined(block, 120));
            heading.stacked = above != nullptr && above->kind == PassageKind::heading;
            heading.page_top = above == nullptr || draft.page(*above) != draft.page(block);
            heading.top_word = language.opens_part(heading.first_word);
            if (block.lines.size() > 1 && draft.full_width > 0) {
                heading.broken = draft.widest(block) < kTitleWidth * draft.full_width ? 1 : 2;
            }
            if (block.sure_level) heading.sure = std::clamp<std::size_t>(block.level, 1, kDeepest);
            headings.push_back(std::move(heading));
        }
        above = &block;
    }
    return headings;
}

double own_cost(const Heading& heading, std::size_t level) {
    if (heading.sure > 0) return heading.sure == level ? 0 : kNever;
    const auto steps = [level](std::size_t from) { return level > from ? static_cast<double>(level - from) : 0.0; };
    if (heading.top_word) return level == 1 ? 0 : kNotTop;
    double cost = 0;
    if (heading.broken > 0) cost += kBrokenLow * steps(heading.broken);
    if (heading.page_top) cost += level == 1 ? 0 : kNotPageTop;
    if (!heading.page_top && level == 1) cost += heading.broken == 1 ? 0 : kOtherTop;
    return cost;
}

bool begin_alike(const Heading& a, const Heading& b) { return a.first_word.size() > 3 && a.first_word == b.first_word; }

double step_cost(const Heading& before, const Heading& heading, std::size_t from, std::size_t to) {
    if (to > from + 1) return kNever / 2;
    if (heading.stacked) return to == from + 1 ? 0 : kStackedFlat;
    double cost = to > from ? kDeeper : kHigher * static_cast<double>(from - to);
    if (begin_alike(before, heading) && from != to) cost += kNotSisters;
    return cost;
}

using Levels = std::vector<std::size_t>;

/// The path of least cost, announcements left out.
Levels best_path(const std::vector<Heading>& headings) {
    using Costs = std::array<double, kDeepest + 1>;
    std::vector<Costs> best(headings.size());
    std::vector<std::array<std::size_t, kDeepest + 1>> from(headings.size());
    for (std::size_t level = 1; level <= kDeepest; ++level) {
        best[0][level] = own_cost(headings[0], level) + kDeeper * static_cast<double>(level - 1);
    }
    for (std::size_t i = 1; i < headings.size(); ++i) {
        for (std::size_t to = 1; to <= kDeepest; ++to) {
            std::size_t way = 1;
            double least = best[i - 1][1] + step_cost(headings[i - 1], headings[i], 1, to);
            for (std::size_t level = 2; level <= kDeepest; ++level) {
                const double cost = best[i - 1][level] + step_cost(headings[i - 1], headings[i], level, to);
                if (cost < least) {
                    least = cost;
                    way = level;
                }
            }
            best[i][to] = least + own_cost(headings[i], to);
            from[i][to] = way;
        }
    }
    Levels levels(headings.size(), 1);
    std::size_t level = 1;
    for (std::size_t k = 2; k <= kDeepest; ++k) level = best.back()[k] < best.back()[level] ? k : level;
    for (std::size_t i = headings.size(); i-- > 0;) {
        levels[i] = level;
        level = from[i][level];
    }
    return levels;
}

/// Moves headings, alone or with those that follow, a level up or down while that lowers the cost of the whole.
class Refiner {
  public:
    Refiner(const std::vector<Heading>& headings, const std::vector<std::pair<std::size_t, std::size_t>>& pairs,
            Levels& levels)
        : headings_(headings), levels_(levels), over_(headings.size()) {
        for (const auto& pair : pairs) {
            if (begin_alike(headings[pair.first], headings[pair.second])) continue;  // sisters
            for (std::size_t k = pair.first; k <= pair.second; ++k) over_[k].push_back(pair);
        }
    }

    void refine() {
        constexpr int kRounds = 6;
        bool changed = true;
        for (int round = 0; round < kRounds && changed; ++round) {
            changed = false;
            for (std::size_t i = 0; i < levels_.size(); ++i) changed = improve(i) || changed;
        }
    }

  private:
    struct Move {
        std::size_t last = 0;
        int step = 0;
        double gain = 1e-9;
    };

    bool improve(std::size_t first) {
        constexpr std::size_t kRow = 8;
        Move best;
        const std::size_t end = std::min(levels_.size(), first + kRow);
        for (std::size_t last = first; last < end && (last == first || levels_[last] >= levels_[first]); ++last) {
            const double here = cost(first, last);
            const Levels kept(levels_.begin() + static_cast<std::ptrdiff_t>(first),
                              levels_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
            for (const int step : {-1, 1}) {
                shift(first, last, step);
                const double gain = here - cost(first, last);
                if (gain > best.gain) best = {last, step, gain};
                std::copy(kept.begin(), kept.end(), levels_.begin() + static_cast<std::ptrdiff_t>(first));
            }
        }
        if (best.step == 0) return false;
        shift(first, best.last, best.step);
        return true;
    }

    void shift(std::size_t first, std::size_t last, int step) {
        for (std::size_t k = first; k <= last; ++k) {
            const std::size_t level = step > 0 ? levels_[k] + 1 : levels_[k] - 1;
            levels_[k] = std::clamp<std::size_t>(level, 1, kDeepest);
        }
    }

    /// All that depends on the levels of [first, last].
    [[nodiscard]] double cost(std::size_t first, std::size_t last) const {
        double sum = 0;
        for (std::size_t k = first; k <= last; ++k) {
            sum += own_cost(headings_[k], levels_[k]);
            if (k > 0) sum += step_cost(headings_[k - 1], headings_[k], levels_[k - 1], levels_[k]);
            for (const auto& pair : over_[k]) {
                // A pair that lies over several of them counts once, where it is met first.
                if (k == std::max(first, pair.first)) sum += announced_cost(pair.first, pair.second);
            }
        }
        if (last + 1 < levels_.size())
            sum += step_cost(headings_[last], headings_[last + 1], levels_[last], levels_[last + 1]);
        return sum;
    }

    [[nodiscard]] double announced_cost(std::size_t above, std::size_t below) const {
        bool daughter = levels_[below] == levels_[above] + 1;
        for (std::size_t k = above + 1; k < below; ++k) daughter = daughter && levels_[k] > levels_[above];
        return daughter ? 0 : kAnnounced;
    }

    const std::vector<Heading>& headings_;
    Levels& levels_;
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> over_;  ///< pairs that a heading lies in or between
};

}  // namespace

void level_headings(Draft& draft, const Language& language) {
    const std::vector<Heading> headings = headings_of(draft, language);
    if (headings.empty()) return;
    std::vector<std::size_t> blocks;
    for (const Heading& heading : headings) blocks.push_back(heading.block);
    Levels levels = best_path(headings);
    Refiner(headings, announcements(draft, blocks, language), levels).refine();
    for (std::size_t i = 0; i < headings.size(); ++i)
        draft.blocks[headings[i].block].level = static_cast<std::uint8_t>(levels[i]);
}

}  // namespace glane
