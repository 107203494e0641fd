#include "stages/figures/packing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace glane::figures {
namespace {

using Word = std::uint64_t;

/// Columns of a row between which a mask may start.
struct Reach {
    int first = 0;
    int last = -1;
};

/// Widths of bands for which full stretches are remembered, each 1.4 times the one before.
constexpr int kWidthClasses = 14;

/// In a row, no band of the class's width is free where it would begin in [first, end).
struct FullStretch {
    int first = 0;
    int end = 0;
};

/// The cells that are taken, and for bands of one height the places that they bar.
class Grid {
  public:
    Grid(Page page, int margin_x, int margin_y)
        : page_(page),
          left_((margin_x / 64 + 1) * 64),
          top_(margin_y),
          taken_(left_ * 2 + page.width + 64, top_ * 2 + page.height) {
        double width = 4;
        for (int i = 0; i < kWidthClasses; ++i, width *= 1.4) class_widths_.push_back(static_cast<int>(width));
    }

    /// Marks the mask's cells.
    void take(const Mask& mask, Position at);
    /// The free position nearest to the wish, if there is one.
    std::optional<Position> nearest_free(const Mask& mask, Wish wish);

  private:
    struct Candidate {
        std::int64_t distance = std::numeric_limits<std::int64_t>::max();
        Position at;
    };
    /// A mask on its way to a place, with all that does not change from row to row.
    struct Query {
        const Mask& mask;
        Band widest;
        int width_class;  // -1 for bands narrower than the first
        int twice_x;      // twice the distance of the ink's centre from its wish is
        int twice_y;      //   2 x + twice_x to the right and 2 y + twice_y down
        int start;        // the first column at which the ink is not left of the middle
    };
    void prepare_bands(int height);
    [[nodiscard]] int way_right(const Mask& mask, int column, int row) const;
    [[nodiscard]] int way_left(const Mask& mask, int column, int row) const;
    [[nodiscard]] Reach reach_of_row(const Mask& mask, int y) const;
    [[nodiscard]] int free_to_the_right(const Mask& mask, int y, int from, int last) const;
    [[nodiscard]] int free_to_the_left(const Mask& mask, int y, int from, int first) const;
    const FullStretch& full_stretch(std::size_t width_class, int row);
    [[nodiscard]] Query query_for(const Mask& mask, Wish wish) const;
    void look_in_row(const Query& query, int y, Candidate& best);

    Page page_;
    int left_;  // columns and rows of the grid beside the page
    int top_;
    BitRows taken_;
    BitRows barred_;  // row y: OR of the rows y … y + band_height_ - 1 of taken_
    int band_height_ = 0;
    std::vector<int> class_widths_;
    std::vector<std::vector<FullStretch>> full_;  // by class and row, for band_height_
};

/// Highest set bit of the row in [begin, end), or -1.
int last_set(const Word* row, int begin, int end) {
    int word = (end - 1) >> 6;
    const int first = begin >> 6;
    Word bits = row[word] & (~Word{0} >> (63 - ((end - 1) & 63)));
    for (;; bits = row[word]) {
        if (word == first) bits &= ~Word{0} << (begin & 63);
        if (bits != 0) return word * 64 + 63 - std::countl_zero(bits);
        if (word-- == first) return -1;
    }
}

/// Lowest set bit of the row in [begin, end), or -1.
int first_set(const Word* row, int begin, int end) {
    int word = begin >> 6;
    const int last = (end - 1) >> 6;
    Word bits = row[word] & (~Word{0} << (begin & 63));
    for (;; bits = row[word]) {
        if (word == last) bits &= ~Word{0} >> (63 - ((end - 1) & 63));
        if (bits != 0) return word * 64 + std::countr_zero(bits);
        if (word++ == last) return -1;
    }
}

/// Highest clear bit below `from`, or -1.
int last_clear(const Word* row, int from) {
    for (int word = from >> 6, bit = from & 63; word >= 0; --word, bit = 63) {
        const Word clear = ~row[word] & (~Word{0} >> (63 - bit));
        if (clear != 0) return word * 64 + 63 - std::countl_zero(clear);
    }
    return -1;
}

/// Lowest clear bit above `from`, or `width`.
int first_clear(const Word* row, int from, int width) {
    for (int word = from >> 6, bit = from & 63; word * 64 < width; ++word, bit = 0) {
        const Word clear = ~row[word] & (~Word{0} << bit);
        if (clear != 0) return std::min(width, word * 64 + std::countr_zero(clear));
    }
    return width;
}

void merge_row(Word* to, const Word* mask, std::size_t words, int column) {
    to += column >> 6;
    const int shift = column & 63;
    for (std::size_t i = 0; i < words; ++i) {
        to[i] |= mask[i] << shift;
        if (shift != 0) to[i + 1] |= mask[i] >> (64 - shift);
    }
}

void Grid::take(const Mask& mask, Position at) {
    const int column = at.x + left_;
    for (int r = 0; r < mask.cells.height; ++r) {
        const int y = at.y + top_ + r;
        merge_row(taken_.row(y), mask.cells.row(r), mask.cells.words, column);
        for (int b = std::max(0, y - band_height_ + 1); b <= y && band_height_ > 0; ++b) {
            merge_row(barred_.row(b), mask.cells.row(r), mask.cells.words, column);
        }
    }
}

void Grid::prepare_bands(int height) {
    if (height == band_height_) return;
    band_height_ = height;
    barred_ = taken_;
    // After each pass a row holds `done` rows; the last pass overlaps the one before.
    for (int done = 1; done < height;) {
        const int step = std::min(done, height - done);
        for (int y = 0; y < barred_.height; ++y) {
            Word* const to = barred_.row(y);
            if (y + step >= barred_.height) continue;
            const Word* const from = barred_.row(y + step);
            for (std::size_t i = 0; i < barred_.words; ++i) to[i] |= from[i];
        }
        done += step;
    }
    full_.clear();
    for (const int width : class_widths_) {
        const int middle = left_ + (page_.width - width) / 2;
        full_.emplace_back(static_cast<std::size_t>(barred_.height), FullStretch{middle, middle});
    }
}

/// The full stretch around the middle of the row, brought up to date: rows only fill up, so it
/// only grows, and what was once passed over need never be looked at again.
const FullStretch& Grid::full_stretch(std::size_t width_class, int row) {
    FullStretch& stretch = full_[width_class][static_cast<std::size_t>(row)];
    const Word* const barred = barred_.row(row);
    const int width = class_widths_[width_class];
    while (stretch.end + width <= barred_.width) {
        const int hit = last_set(barred, stretch.end, stretch.end + width);
        if (hit < 0) break;
        stretch.end = hit + 1;
    }
    while (stretch.first > 0) {
        const int hit = first_set(barred, stretch.first - 1, stretch.first - 1 + width);
        if (hit < 0) break;
        stretch.first = std::max(0, hit - width + 1);
    }
    return stretch;
}

/// How far the mask must move to the right before what it hits now is cleared; 0 when it is free.
int Grid::way_right(const Mask& mask, int column, int row) const {
    const int shift = column & 63;
    const std::size_t words = mask.cells.words;
    for (const int r : mask.rows) {
        const Word* const taken = taken_.row(row + r) + (column >> 6);
        const Word* const cells = mask.cells.row(r);
        for (std::size_t i = words; i-- > 0;) {
            const Word under = taken[i] >> shift | (taken[i + 1] << 1) << (63 - shift);
            const Word hit = under & cells[i];
            if (hit == 0) continue;
            const int last = static_cast<int>(i) * 64 + 63 - std::countl_zero(hit);
            return last - last_clear(cells, last);
        }
    }
    return 0;
}

/// The same to the left.
int Grid::way_left(const Mask& mask, int column, int row) const {
    const int shift = column & 63;
    const std::size_t words = mask.cells.words;
    for (const int r : mask.rows) {
        const Word* const taken = taken_.row(row + r) + (column >> 6);
        const Word* const cells = mask.cells.row(r);
        for (std::size_t i = 0; i < words; ++i) {
            const Word under = taken[i] >> shift | (taken[i + 1] << 1) << (63 - shift);
            const Word hit = under & cells[i];
            if (hit == 0) continue;
            const int first = static_cast<int>(i) * 64 + std::countr_zero(hit);
            return first_clear(cells, first, mask.cells.width) - first;
        }
    }
    return 0;
}

Reach Grid::reach_of_row(const Mask& mask, int y) const {
    const int ink_width = mask.ink.right - mask.ink.left;
    double half = page_.width / 2.0;
    if (page_.ellipse) {
        const double middle = page_.height / 2.0;
        const double far = std::max(std::abs(y + mask.ink.top - middle), std::abs(y + mask.ink.bottom - middle)) / middle;
        if (far >= 1) return {};
        half *= std::sqrt(1 - far * far);
    }
    const double centre = page_.width / 2.0;
    return {static_cast<int>(std::ceil(centre - half)) - mask.ink.left,
            static_cast<int>(std::floor(centre + half)) - mask.ink.left - ink_width};
}

int Grid::free_to_the_right(const Mask& mask, int y, int from, int last) const {
    for (int x = from; x <= last;) {
        int next = x;
        for (const Band& band : mask.bands) {
            const int begin = x + left_ + band.x;
            const int hit = last_set(barred_.row(y + top_ + band.y), begin, begin + band.width);
            if (hit >= 0) {
                next = hit - left_ - band.x + 1;
                break;
            }
        }
        if (next == x) next += way_right(mask, x + left_, y + top_);
        if (next == x) return x;
        x = next;
    }
    return std::numeric_limits<int>::max();
}

int Grid::free_to_the_left(const Mask& mask, int y, int from, int first) const {
    for (int x = from; x >= first;) {
        int next = x;
        for (const Band& band : mask.bands) {
            const int begin = x + left_ + band.x;
            const int hit = first_set(barred_.row(y + top_ + band.y), begin, begin + band.width);
            if (hit >= 0) {
                next = hit - left_ - band.x - band.width;
                break;
            }
        }
        if (next == x) next -= way_left(mask, x + left_, y + top_);
        if (next == x) return x;
        x = next;
    }
    return std::numeric_limits<int>::min();
}

void Grid::look_in_row(const Query& query, int y, Candidate& best) {
    const Mask& mask = query.mask;
    // dx² + dy², each as a share of the page's width and height; in whole numbers, so that ties are ties.
    const std::int64_t across = page_.height;
    const std::int64_t dy = std::int64_t{2 * y + query.twice_y} * page_.width;
    if (dy * dy >= best.distance) return;
    const auto distance = [&](int x) {
        const std::int64_t dx = std::int64_t{2 * x + query.twice_x} * across;
        return dx * dx + dy * dy;
    };
    int leftwards = query.start - 1;
    int rightwards = query.start;
    if (query.width_class >= 0) {
        const FullStretch& full = full_stretch(static_cast<std::size_t>(query.width_class), y + top_ + query.widest.y);
        const int moved = left_ + query.widest.x;
        if (leftwards + moved >= full.first && leftwards + moved < full.end) leftwards = full.first - 1 - moved;
        if (rightwards + moved >= full.first && rightwards + moved < full.end) rightwards = full.end - moved;
    }
    const bool hope_left = distance(leftwards) < best.distance;
    const bool hope_right = distance(rightwards) < best.distance;
    if (!hope_left && !hope_right) return;
    Reach reach = reach_of_row(mask, y);
    const double most = std::sqrt(static_cast<double>(best.distance - dy * dy)) / static_cast<double>(across);
    if (most < 4.0 * page_.width) {
        reach.first = std::max(reach.first, static_cast<int>(std::floor((-most - query.twice_x) / 2)));
        reach.last = std::min(reach.last, static_cast<int>(std::ceil((most - query.twice_x) / 2)));
    }
    const auto offer = [&](int x) {
        if (distance(x) < best.distance) best = {distance(x), {x, y}};
    };
    if (hope_left) {
        const int found = free_to_the_left(mask, y, std::min(leftwards, reach.last), reach.first);
        if (found >= reach.first) {
            offer(found);
            reach.last = std::min(reach.last, -query.twice_x - found);  // its mirror image
        }
    }
    if (hope_right) {
        const int found = free_to_the_right(mask, y, std::max(rightwards, reach.first), reach.last);
        if (found <= reach.last) offer(found);
    }
}

Grid::Query Grid::query_for(const Mask& mask, Wish wish) const {
    Query query{mask, {}, -1, 0, 0, 0};
    query.twice_x = mask.ink.left + mask.ink.right - page_.width - static_cast<int>(std::lround(wish[0] * page_.width));
    query.twice_y = mask.ink.top + mask.ink.bottom - page_.height - static_cast<int>(std::lround(wish[1] * page_.height));
    query.start = static_cast<int>(std::ceil(-query.twice_x / 2.0));
    for (const Band& band : mask.bands) {
        if (band.width > query.widest.width) query.widest = band;
    }
    for (const int width : class_widths_) query.width_class += width <= query.widest.width ? 1 : 0;
    return query;
}

std::optional<Position> Grid::nearest_free(const Mask& mask, Wish wish) {
    prepare_bands(mask.band_height);
    const Query query = query_for(mask, wish);
    Candidate best;
    const int first = -mask.ink.top;
    const int last = page_.height - mask.ink.bottom;
    if (last < first) return std::nullopt;
    const int middle = std::clamp(-query.twice_y / 2, first, last);
    for (int step = 0; middle - step >= first || middle + step <= last; ++step) {
        // No row further out can be nearer than its own height above the centre.
        const std::int64_t least = std::int64_t{std::max(0, 2 * step - 2)} * page_.width;
        if (least * least >= best.distance) break;
        if (middle - step >= first) look_in_row(query, middle - step, best);
        if (step > 0 && middle + step <= last) look_in_row(query, middle + step, best);
    }
    if (best.distance == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return best.at;
}

}  // namespace

std::optional<std::vector<Position>> pack(const std::vector<const Mask*>& masks, Page page, const std::vector<Wish>& wishes) {
    int margin_x = 1;
    int margin_y = 1;
    for (const Mask* mask : masks) {
        if (mask->ink.right - mask->ink.left > page.width || mask->ink.bottom - mask->ink.top > page.height) {
            return std::nullopt;
        }
        margin_x = std::max(margin_x, mask->ink.left + 1);
        margin_y = std::max(margin_y, mask->ink.top + 1);
    }
    Grid grid(page, margin_x, margin_y);
    std::vector<Position> positions;
    positions.reserve(masks.size());
    for (std::size_t i = 0; i < masks.size(); ++i) {
        const std::optional<Position> at = grid.nearest_free(*masks[i], wishes.empty() ? Wish{0, 0} : wishes[i]);
        if (!at) return std::nullopt;
        grid.take(*masks[i], *at);
        positions.push_back(*at);
    }
    return positions;
}

}  // namespace glane::figures
