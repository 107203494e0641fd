#include "stages/figures/packing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "stages/figures/bits.h"
#include "stages/figures/free_starts.h"
#include "stages/figures/probes.h"

namespace glane::figures {
namespace {

using Word = std::uint64_t;

/// Columns of a row between which a mask may start.
struct Reach {
    int first = 0;
    int last = -1;
};

/// Columns of the page that a row which begins or ends at each height has: those of the ellipse, or all.
std::vector<Reach> columns_at(Page page) {
    std::vector<Reach> columns(static_cast<std::size_t>(page.height) + 1, {0, page.width});
    if (!page.ellipse) return columns;
    const double centre = page.width / 2.0;
    const double middle = page.height / 2.0;
    for (int y = 0; y <= page.height; ++y) {
        const double far = std::abs(y - middle) / middle;
        const double half = page.width / 2.0 * std::sqrt(std::max(0.0, 1 - far * far));
        columns[static_cast<std::size_t>(y)] = {static_cast<int>(std::ceil(centre - half)),
                                                static_cast<int>(std::floor(centre + half))};
    }
    return columns;
}

/// The cells that are taken, and where bands of the height last asked for are free.
class Grid {
  public:
    Grid(Page page, int margin_x, int margin_y)
        : page_(page),
          left_((margin_x / 64 + 2) * 64),
          top_(margin_y),
          taken_(left_ * 2 + page.width + 64, top_ * 2 + page.height),
          columns_(columns_at(page)) {}

    /// Marks the mask's cells.
    void take(const Mask& mask, Position at);
    /// The free position nearest to the wish, if there is one.
    std::optional<Position> nearest_free(const Mask& mask, Wish wish);

  private:
    /// A rectangle of the mask that must be free.
    struct Test {
        const StartBits* starts;
        int x;
        int y;
    };
    /// A mask on its way to a place, with all that does not change from row to row.
    struct Query {
        const Mask& mask;
        std::vector<Test> tests;  // the first is of the widest band
        int twice_x = 0;          // twice the distance of the ink's centre from its wish is
        int twice_y = 0;          //   2 x + twice_x to the right and 2 y + twice_y down
        int start = 0;            // the first column at which the ink is not left of the middle
        Page page = {};

        // dx² + dy², each as a share of the page's width and height; in whole numbers, so that ties are ties.
        [[nodiscard]] std::int64_t down(int y) const { return std::int64_t{std::abs(2 * y + twice_y)} * page.width; }
        [[nodiscard]] std::int64_t distance(int x, std::int64_t dy) const {
            const std::int64_t dx = std::int64_t{2 * x + twice_x} * page.height;
            return dx * dx + dy * dy;
        }
    };
    struct Candidate {
        std::int64_t distance = std::numeric_limits<std::int64_t>::max();
        Position at;
        Reach within;  // columns that may be nearer
        void drop_columns(const Query& query, std::int64_t dy);
    };
    void prepare_starts(int band_height);
    [[nodiscard]] int way_right(const Mask& mask, int column, int row) const;
    [[nodiscard]] int way_left(const Mask& mask, int column, int row) const;
    [[nodiscard]] Reach reach_of_row(const Mask& mask, int y) const;
    [[nodiscard]] static Word passing(const Query& query, int row, int word, Reach bits);
    [[nodiscard]] int free_to_the_right(const Query& query, int y, Reach reach) const;
    [[nodiscard]] int free_to_the_left(const Query& query, int y, Reach reach) const;
    [[nodiscard]] Query query_for(const Mask& mask, Wish wish);
    void look_in_row(const Query& query, int y, Candidate& best) const;

    Page page_;
    int left_;  // columns and rows of the grid beside the page
    int top_;
    BitRows taken_;
    std::vector<Reach> columns_;
    std::optional<FreeStarts> bands_;
    std::optional<FreeStarts> tips_;
};

void Grid::take(const Mask& mask, Position at) {
    const int column = at.x + left_;
    const int shift = column & 63;
    for (int r = 0; r < mask.cells.height; ++r) {
        Word* const to = taken_.row(at.y + top_ + r) + (column >> 6);
        const Word* const cells = mask.cells.row(r);
        for (std::size_t i = 0; i < mask.cells.words; ++i) {
            to[i] |= cells[i] << shift;
            to[i + 1] |= cells[i] >> 1 >> (63 - shift);
        }
    }
    if (bands_) bands_->take(mask.cells, column, at.y + top_);
    if (tips_) tips_->take(mask.cells, column, at.y + top_);
}

void Grid::prepare_starts(int band_height) {
    if (!bands_ || bands_->height() != band_height) bands_.emplace(taken_, band_height);
    if (!tips_ || tips_->height() != tip_height(band_height)) tips_.emplace(taken_, tip_height(band_height));
}

/// How far the mask must move to the right before what it hits now is cleared; 0 when it is free.
int Grid::way_right(const Mask& mask, int column, int row) const {
    const int shift = column & 63;
    const std::size_t words = mask.cells.words;
    for (const int r : mask.rows) {
        const Word* const taken = taken_.row(row + r) + (column >> 6);
        const Word* const cells = mask.cells.row(r);
        for (std::size_t i = words; i-- > 0;) {
            const Word hit = word_from(taken + i, shift) & cells[i];
            if (hit == 0) continue;
            const int last = static_cast<int>(i) * 64 + 63 - std::countl_zero(hit);
            return last - previous_clear(cells, last);
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
            const Word hit = word_from(taken + i, shift) & cells[i];
            if (hit == 0) continue;
            const int first = static_cast<int>(i) * 64 + std::countr_zero(hit);
            return next_clear(cells, first, mask.cells.width) - first;
        }
    }
    return 0;
}

/// Where a mask in the row may start with all its ink on the page.
Reach Grid::reach_of_row(const Mask& mask, int y) const {
    const Reach top = columns_[static_cast<std::size_t>(y + mask.ink.top)];
    const Reach bottom = columns_[static_cast<std::size_t>(y + mask.ink.bottom)];
    return {std::max(top.first, bottom.first) - mask.ink.left, std::min(top.last, bottom.last) - mask.ink.right};
}

/// The columns of a word of the first test, between first and last of its bits, at which the mask passes all tests.
Word Grid::passing(const Query& query, int row, int word, Reach bits) {
    const Test& first = query.tests.front();
    Word places = first.starts->row(row + first.y)[word] & bits_between(bits.first, bits.last, word);
    for (auto test = query.tests.begin() + 1; places != 0 && test != query.tests.end(); ++test) {
        places &= test->starts->from(row + test->y, word * 64 - first.x + test->x);
    }
    return places;
}

/// The nearest free column from reach.first on; above reach.last where there is none.
int Grid::free_to_the_right(const Query& query, int y, Reach reach) const {
    const int moved = left_ + query.tests.front().x;  // from a column of the page to its bit in the first test
    const Reach bits{reach.first + moved, reach.last + moved};
    const StartBits& starts = *query.tests.front().starts;
    const int row = y + top_ + query.tests.front().y;
    const int last = bits.last >> 6;
    for (int word = starts.next_word(row, bits.first >> 6, last); word <= last;
         word = starts.next_word(row, word + 1, last)) {
        for (Word places = passing(query, y + top_, word, bits); places != 0;) {
            const int at = word * 64 + std::countr_zero(places);
            const int way = way_right(query.mask, at - moved + left_, y + top_);
            if (way == 0) return at - moved;
            places &= bits_between(at + way, bits.last, word);
        }
    }
    return reach.last + 1;
}

/// The nearest free column from reach.last on; below reach.first where there is none.
int Grid::free_to_the_left(const Query& query, int y, Reach reach) const {
    const int moved = left_ + query.tests.front().x;
    const Reach bits{reach.first + moved, reach.last + moved};
    const StartBits& starts = *query.tests.front().starts;
    const int row = y + top_ + query.tests.front().y;
    const int last = bits.first >> 6;
    for (int word = starts.previous_word(row, bits.last >> 6, last); word >= last;
         word = starts.previous_word(row, word - 1, last)) {
        for (Word places = passing(query, y + top_, word, bits); places != 0;) {
            const int at = word * 64 + 63 - std::countl_zero(places);
            const int way = way_left(query.mask, at - moved + left_, y + top_);
            if (way == 0) return at - moved;
            places &= bits_between(bits.first, at - way, word);
        }
    }
    return reach.first - 1;
}

/// Columns that are too far in a row at distance dy; further out they are so too.
void Grid::Candidate::drop_columns(const Query& query, std::int64_t dy) {
    while (within.first < query.start && query.distance(within.first, dy) >= distance) ++within.first;
    while (within.last >= query.start && query.distance(within.last, dy) >= distance) --within.last;
}

void Grid::look_in_row(const Query& query, int y, Candidate& best) const {
    Reach reach = reach_of_row(query.mask, y);
    reach = {std::max(reach.first, best.within.first), std::min(reach.last, best.within.last)};
    const auto offer = [&](int x) {
        const std::int64_t distance = query.distance(x, query.down(y));
        if (distance < best.distance) best = {distance, {x, y}, best.within};
    };
    const int found = free_to_the_left(query, y, {reach.first, std::min(query.start - 1, reach.last)});
    if (found >= reach.first) {
        offer(found);
        reach.last = std::min(reach.last, -query.twice_x - found);  // its mirror image
    }
    const int other = free_to_the_right(query, y, {std::max(query.start, reach.first), reach.last});
    if (other <= reach.last) offer(other);
}

Grid::Query Grid::query_for(const Mask& mask, Wish wish) {
    prepare_starts(mask.band_height);
    Query query{mask, {}};
    query.page = page_;
    query.twice_x = mask.ink.left + mask.ink.right - page_.width - static_cast<int>(std::lround(wish[0] * page_.width));
    query.twice_y =
        mask.ink.top + mask.ink.bottom - page_.height - static_cast<int>(std::lround(wish[1] * page_.height));
    query.start = static_cast<int>(std::ceil(-query.twice_x / 2.0));
    for (const Probe& probe : mask.probes.bands)
        query.tests.push_back({&bands_->of_width(probe.width), probe.x, probe.y});
    for (const Probe& probe : mask.probes.tips)
        query.tests.push_back({&tips_->of_width(probe.width), probe.x, probe.y});
    return query;
}

std::optional<Position> Grid::nearest_free(const Mask& mask, Wish wish) {
    const Query query = query_for(mask, wish);
    const int first = -mask.ink.top;
    const int last = page_.height - mask.ink.bottom;
    if (last < first) return std::nullopt;
    const int middle = std::clamp(-query.twice_y / 2, first, last);
    Candidate best;
    best.within = {-mask.ink.left, page_.width};
    for (int step = 0; middle - step >= first || middle + step <= last; ++step) {
        // No row further out is nearer than this, nor its columns where they are too far here.
        std::int64_t least = std::numeric_limits<std::int64_t>::max();
        if (middle - step >= first) least = std::min(least, query.down(middle - step));
        if (middle + step <= last) least = std::min(least, query.down(middle + step));
        if (least * least >= best.distance) break;
        best.drop_columns(query, least);
        if (middle - step >= first) look_in_row(query, middle - step, best);
        if (step > 0 && middle + step <= last) look_in_row(query, middle + step, best);
    }
    if (best.distance == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return best.at;
}

}  // namespace

std::optional<std::vector<Position>> pack(const std::vector<const Mask*>& masks, Page page,
                                          const std::vector<Wish>& wishes) {
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
