#include "stages/figures/mask.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "stages/figures/bits.h"

namespace glane::figures {
namespace {

/// Height of the quick band in ems: inside the x-height, so that it is nearly always full.
constexpr double kBandHeight = 0.64;
constexpr double kBandStep = 1.5;
constexpr double kXHeight = 0.506;  // of Lato

/// Rows of the quick band: masks of nearly one size have bands of one height.
int band_height(double em) {
    constexpr double kExact = 10;
    const double wanted = std::max(1.0, kBandHeight * em);
    double height = std::min(std::floor(wanted), kExact);
    while (height * kBandStep <= wanted) height *= kBandStep;
    return static_cast<int>(height);
}

/// ORs the row with itself moved by `by` cells to the left (towards lower bits) and right.
void smear(std::uint64_t* row, std::size_t words, int by) {
    while (by > 0) {
        const int step = std::min(by, 63);
        std::uint64_t carry = 0;  // bits that leave a word to the right
        for (std::size_t i = 0; i < words; ++i) {
            const std::uint64_t old = row[i];
            const std::uint64_t next = i + 1 < words ? row[i + 1] : 0;
            std::uint64_t out = old;
            for (int s = 1; s <= step; ++s) {
                out |= old << s | carry >> (64 - s) | old >> s | next << (64 - s);
            }
            carry = old;
            row[i] = out;
        }
        by -= step;
    }
}

/// The longest run of set bits: its begin and length.
std::pair<int, int> longest_run(const std::uint64_t* row, int width) {
    std::pair<int, int> best{0, 0};
    for_each_run(row, width, [&](int begin, int end) {
        if (end - begin > best.second) best = {begin, end - begin};
    });
    return best;
}

/// The widest run of any row, for ink that is full nowhere.
Band widest_row(const BitRows& cells) {
    Band best;
    for (int y = 0; y < cells.height; ++y) {
        const auto [begin, width] = longest_run(cells.row(y), cells.width);
        if (width > best.width) best = {begin, y, width};
    }
    return best;
}

/// The widest rectangle of the band's height that is full, looking around the x-height of a line.
Band widest_band(const BitRows& cells, int baseline, int height, double em) {
    Band best;
    const int wanted = baseline - static_cast<int>(std::lround(kXHeight * em * 0.96));
    for (const int shift : {0, 1, -1, 2, -2}) {
        const int y = std::clamp(wanted + shift, 0, cells.height - height);
        const auto [begin, width] = longest_run(cells.common(y, height).data(), cells.width);
        if (width > best.width) best = {begin, y, width};
    }
    return best;
}

}  // namespace

BitRows::BitRows(int columns, int rows)
    : width(columns),
      height(rows),
      words((static_cast<std::size_t>(columns) + 63) / 64),
      bits(words * static_cast<std::size_t>(rows), 0) {}

void BitRows::set(int y, int begin, int end) {
    std::uint64_t* const cells = row(y);
    for (int x = begin; x < end;) {
        const int bit = x % 64;
        const int count = std::min(64 - bit, end - x);
        const std::uint64_t ones = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
        cells[x / 64] |= ones << bit;
        x += count;
    }
}

void BitRows::widen(int sideways, int upright) {
    for (int y = 0; y < height; ++y) smear(row(y), words, sideways);
    const std::vector<std::uint64_t> before = bits;
    for (int y = 0; y < height; ++y) {
        std::uint64_t* const to = row(y);
        for (int other = std::max(0, y - upright); other <= std::min(height - 1, y + upright); ++other) {
            const std::uint64_t* const from = before.data() + static_cast<std::size_t>(other) * words;
            for (std::size_t i = 0; i < words; ++i) to[i] |= from[i];
        }
    }
}

std::vector<std::uint64_t> BitRows::common(int y, int count) const {
    std::vector<std::uint64_t> all(row(y), row(y) + words);
    for (int r = y + 1; r < y + count; ++r) {
        for (std::size_t i = 0; i < words; ++i) all[i] &= row(r)[i];
    }
    return all;
}

std::vector<int> fullest_first(const Mask& mask) {
    std::vector<std::pair<int, int>> order;  // minus the cells outside the bands, row
    for (int y = 0; y < mask.cells.height; ++y) {
        int cells = 0;
        for (std::size_t i = 0; i < mask.cells.words; ++i) cells += std::popcount(mask.cells.row(y)[i]);
        for (const Band& band : mask.bands) cells -= y >= band.y && y < band.y + mask.band_height ? band.width : 0;
        order.emplace_back(-cells, y);
    }
    std::ranges::sort(order);
    std::vector<int> rows;
    for (const auto& [cells, y] : order) rows.push_back(y);
    return rows;
}

Mask make_mask(const Block& block, const FontSet& fonts, double em, Gap gap) {
    struct Spot {
        int x, y, length;
    };
    std::vector<Spot> spots;
    Mask mask;
    CellRect ink{1 << 28, 1 << 28, -(1 << 28), -(1 << 28)};
    const SpanSink keep = [&](int x, int y, int length, unsigned char /*coverage*/) {
        spots.push_back({x, y, length});
        ink = {std::min(ink.left, x), std::min(ink.top, y), std::max(ink.right, x + length),
               std::max(ink.bottom, y + 1)};
    };
    const CellRect everywhere{-(1 << 14), -(1 << 14), 1 << 14, 1 << 14};
    double baseline = 0;
    for (const ShapedLine& line : block.lines) {
        fill_ink(line, fonts, em, -line.advance * em / 2, baseline, everywhere, keep);
        mask.boxes += line.advance * em * em;
        baseline += kLinePitch * em;
    }
    if (spots.empty()) keep(0, -1, 1, 0);  // only signs without ink: one cell stands for them
    const int sideways = std::max(1, static_cast<int>(std::lround(gap.sideways * em)));
    const int upright = std::max(1, static_cast<int>(std::lround(gap.upright * em)));
    mask.origin_x = sideways - ink.left;
    mask.origin_y = upright - ink.top;
    mask.cells = BitRows(ink.right - ink.left + 2 * sideways, ink.bottom - ink.top + 2 * upright);
    for (const Spot& spot : spots) {
        const int x = spot.x + mask.origin_x;
        mask.cells.set(spot.y + mask.origin_y, x, x + spot.length);
    }
    mask.cells.widen(sideways, upright);
    mask.ink = {sideways, upright, mask.cells.width - sideways, mask.cells.height - upright};
    mask.band_height = std::min(band_height(em), mask.cells.height);
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const int base = mask.origin_y + static_cast<int>(std::lround(static_cast<double>(i) * kLinePitch * em));
        const Band band = widest_band(mask.cells, base, mask.band_height, em);
        if (band.width > 0) mask.bands.push_back(band);
    }
    if (mask.bands.empty()) {
        mask.bands.push_back(widest_row(mask.cells));
        mask.band_height = 1;
    }
    mask.probes = probes_of(mask);
    mask.rows = fullest_first(mask);
    return mask;
}

}  // namespace glane::figures
