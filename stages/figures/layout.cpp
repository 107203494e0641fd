#include "stages/figures/layout.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "pipeline/base/error.h"
#include "stages/figures/packing.h"

namespace glane::figures {
namespace {

/// Half of the gap between two expressions, of the one it belongs to: sideways in word spaces, so that
/// two neighbours of one size are 1.3 word spaces apart, and never read as one; upright in ems. Few expressions
/// are large, and lines of one size: there they are two word spaces apart.
constexpr double kSidewaysGap = 0.65;
constexpr double kSidewaysGapOfFew = 1;
constexpr std::size_t kFew = 100;
constexpr double kUprightGap = 0.09;
/// Around lines that belong together more, so that their neighbours do not seem to be one of them.
constexpr double kUprightGapOfLines = 0.26;
/// Cells to the em of a small expression (three in ten are smaller).
constexpr double kSmallEm = 11;
constexpr double kFewestCells = 2.5e5;
constexpr double kMostCells = 3.0e6;
/// The search ends when sizes are known to within this share; to within more of many expressions, where a
/// try costs most and shows least.
constexpr double kPrecision = 0.008;
constexpr double kPrecisionOfMany = 0.016;
constexpr std::size_t kMany = 300;
/// By how much a page that is too small grows; and how much smaller it must become for other line breaks.
constexpr double kGrowth = 0.015;
constexpr double kWorthwhile = 0.01;
/// An expression is broken into lines when it is wider than this share of the page; the first is
/// used to begin with, the others where they let the whole be larger.
constexpr double kWidestShares[] = {0.34, 0.24, 0.5, 0.8};

struct Attempt {
    int width = 0;  ///< of the page, in cells
    std::vector<std::size_t> lines;
    std::vector<Position> positions;
};

class Search {
  public:
    Search(const std::vector<LayoutItem>& items, const FontSet& fonts, const LayoutPage& page);
    Layout run();

  private:
    struct Choice {
        Block block;
        std::optional<Mask> mask;
    };
    Choice& choice(std::size_t item, std::size_t lines);
    const Mask& mask(std::size_t item, std::size_t lines);
    std::vector<std::size_t> lines_for(double width);
    std::optional<Attempt> attempt(int width, const std::vector<std::size_t>& lines);
    Attempt largest();
    void shrink(Attempt& best, int too_small, const std::vector<std::size_t>& lines);
    Attempt with_air(Attempt best);
    [[nodiscard]] Page cells(int width) const;
    [[nodiscard]] Layout in_pixels(const Attempt& best);

    const std::vector<LayoutItem>& items_;
    const FontSet& fonts_;
    const LayoutPage& page_;
    double space_;
    double aspect_;
    double precision_;
    double em_cells_ = 0;  ///< cells to the em of the largest
    std::vector<std::vector<double>> words_;
    std::vector<std::size_t> most_lines_;
    std::vector<std::map<std::size_t, Choice>> choices_;
};

Search::Search(const std::vector<LayoutItem>& items, const FontSet& fonts, const LayoutPage& page)
    : items_(items),
      fonts_(fonts),
      page_(page),
      space_(word_space(fonts)),
      aspect_(page.width_px / page.height_px),
      precision_(items.size() > kMany ? kPrecisionOfMany : kPrecision),
      choices_(items.size()) {
    double area = 0;  // in squares of the largest em
    std::vector<double> ems;
    for (const LayoutItem& item : items) {
        words_.push_back(word_widths(item.text, fonts));
        most_lines_.push_back(std::min(most_lines(item.text), words_.back().size()));
        double width = 2 * space_;
        for (const double word : words_.back()) width += word + space_;
        area += width * item.em * item.em;
        ems.push_back(item.em);
    }
    const auto third = ems.begin() + static_cast<std::ptrdiff_t>(ems.size() * 7 / 10);
    std::nth_element(ems.begin(), third, ems.end(), std::greater<>());
    em_cells_ = std::clamp(kSmallEm / *third, std::sqrt(kFewestCells / area), std::sqrt(kMostCells / area));
}

Search::Choice& Search::choice(std::size_t item, std::size_t lines) {
    const auto known = choices_[item].find(lines);
    if (known != choices_[item].end()) return known->second;
    return choices_[item].emplace(lines, Choice{wrapped(items_[item].text, words_[item], lines, fonts_), {}}).first->second;
}

const Mask& Search::mask(std::size_t item, std::size_t lines) {
    Choice& chosen = choice(item, lines);
    if (!chosen.mask) {
        const Gap gap{(items_.size() <= kFew ? kSidewaysGapOfFew : kSidewaysGap) * space_, chosen.block.lines.size() == 1 ? kUprightGap : kUprightGapOfLines};
        chosen.mask = make_mask(chosen.block, fonts_, items_[item].em * em_cells_, gap);
    }
    return *chosen.mask;
}

/// For each item the fewest lines that are no wider than `width` cells; all it may take if none is.
std::vector<std::size_t> Search::lines_for(double width) {
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        std::size_t count = 1;
        while (count < most_lines_[i] && choice(i, count).block.width * items_[i].em * em_cells_ > width) ++count;
        lines.push_back(count);
    }
    return lines;
}

Page Search::cells(int width) const {
    return {width, static_cast<int>(std::lround(width / aspect_)), page_.ellipse};
}

std::optional<Attempt> Search::attempt(int width, const std::vector<std::size_t>& lines) {
    std::vector<const Mask*> masks;
    for (std::size_t i = 0; i < items_.size(); ++i) masks.push_back(&mask(i, lines[i]));
    std::optional<std::vector<Position>> positions = pack(masks, cells(width), page_.wishes);
    if (!positions) return std::nullopt;
    return Attempt{width, lines, std::move(*positions)};
}

/// Makes the page smaller while everything still fits; pages as wide as `too_small` are known to be.
void Search::shrink(Attempt& best, int too_small, const std::vector<std::size_t>& lines) {
    for (double step = kPrecisionOfMany; step >= precision_;) {
        const int width = static_cast<int>(std::lround(best.width * (1 - step)));
        if (width <= too_small || width >= best.width) {
            step /= 2;
            continue;
        }
        if (std::optional<Attempt> smaller = attempt(width, lines)) {
            best = std::move(*smaller);
        } else {
            too_small = width;
            step /= 2;
        }
    }
}

Attempt Search::largest() {
    double covered = 0;
    std::vector<std::size_t> lines(items_.size(), 1);
    for (std::size_t i = 0; i < items_.size(); ++i) {
        for (const std::uint64_t bits : mask(i, 1).cells.bits) covered += std::popcount(bits);
    }
    // What masks cover in the end, as measured: fewer items leave more room at the edge.
    const double edge = 1.02 / std::sqrt(static_cast<double>(items_.size()));
    const double share = std::max(0.3, 0.85 - edge) * (page_.ellipse ? 0.74 : 1);
    int width = std::max(8, static_cast<int>(std::lround(std::sqrt(covered / share * aspect_))));
    lines = lines_for(width * kWidestShares[0]);
    std::optional<Attempt> best;
    int too_small = 0;
    for (; !(best = attempt(width, lines)); width += std::max(1, static_cast<int>(width * kGrowth))) too_small = width;
    if (items_.size() > kMany) return std::move(*best);
    shrink(*best, too_small, lines);
    for (const double widest : kWidestShares) {
        const std::vector<std::size_t> other = lines_for(best->width * widest);
        if (other == best->lines) continue;
        std::optional<Attempt> better = attempt(static_cast<int>(best->width * (1 - kWorthwhile)), other);
        if (!better) continue;
        best = std::move(better);
        shrink(*best, 0, other);
    }
    return std::move(*best);
}

/// A larger page where the caller wants more air, or smaller letters, than what just fits.
Attempt Search::with_air(Attempt best) {
    double boxes = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) boxes += mask(i, best.lines[i]).boxes;
    const double by_fill = std::sqrt(boxes / page_.fill * aspect_);
    const double by_size = em_cells_ * page_.width_px / page_.largest_px;
    const int width = static_cast<int>(std::ceil(std::max(by_fill, by_size)));
    if (page_.fill >= 1 && by_size <= best.width) return best;
    if (width <= best.width) return best;
    std::optional<Attempt> airy = attempt(width, best.lines);
    return airy ? std::move(*airy) : std::move(best);
}

Layout Search::in_pixels(const Attempt& best) {
    Layout layout;
    const double scale = page_.width_px / best.width;
    layout.em_px = em_cells_ * scale;
    std::vector<const Mask*> masks;
    for (std::size_t i = 0; i < items_.size(); ++i) masks.push_back(&mask(i, best.lines[i]));
    layout.overlaps = count_overlaps(masks, best.positions);
    CellRect ink{best.width, cells(best.width).height, 0, 0};  // of the whole cloud
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const CellRect own = masks[i]->ink;
        const Position at = best.positions[i];
        ink = {std::min(ink.left, at.x + own.left), std::min(ink.top, at.y + own.top),
               std::max(ink.right, at.x + own.right), std::max(ink.bottom, at.y + own.bottom)};
    }
    const double across = page_.width_px / 2 - (ink.left + ink.right) * scale / 2;
    const double down = page_.height_px / 2 - (ink.top + ink.bottom) * scale / 2;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const Mask& own = *masks[i];
        const Position at = best.positions[i];
        LaidOutItem item;
        item.block = choice(i, best.lines[i]).block;
        item.x = (at.x + own.origin_x) * scale + across;
        item.baseline = (at.y + own.origin_y) * scale + down;
        item.left = (at.x + own.ink.left) * scale + across;
        item.right = (at.x + own.ink.right) * scale + across;
        item.top = (at.y + own.ink.top) * scale + down;
        item.bottom = (at.y + own.ink.bottom) * scale + down;
        layout.items.push_back(std::move(item));
    }
    return layout;
}

Layout Search::run() { return in_pixels(with_air(largest())); }

}  // namespace

double expected_em_px(const std::vector<LayoutItem>& items, const FontSet& fonts, const LayoutPage& page) {
    constexpr double kUsualFill = 0.75;
    const double space = word_space(fonts);
    double boxes = 0;  // in squares of the largest em
    for (const LayoutItem& item : items) {
        for (const double word : word_widths(item.text, fonts)) boxes += (word + space) * item.em * item.em;
    }
    return std::min(page.largest_px, std::sqrt(std::min(kUsualFill, page.fill) * page.width_px * page.height_px / boxes));
}

Layout lay_out(const std::vector<LayoutItem>& items, const FontSet& fonts, const LayoutPage& page) {
    return Search(items, fonts, page).run();
}

}  // namespace glane::figures
