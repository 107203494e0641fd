// Nearest-free placement, against a search that tries every place.
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

#include "stages/figures/packing.h"

using namespace glane::figures;

namespace {

/// A mask of random ink with a gap of one cell around it.
Mask random_mask(std::mt19937& draws) {
    Mask mask;
    const int width = 3 + static_cast<int>(draws() % 80);
    const int height = 3 + static_cast<int>(draws() % 9);
    mask.cells = BitRows(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; x += 1 + static_cast<int>(draws() % 4)) {
            if (draws() % 3 != 0 || y == height / 2) mask.cells.set(y, x, std::min(width, x + 1 + static_cast<int>(draws() % 5)));
        }
    }
    mask.cells.set(height / 2, 0, width);
    mask.ink = {1, 1, width - 1, height - 1};
    mask.band_height = 1;
    mask.bands = {{0, height / 2, width}};
    mask.probes = probes_of(mask);
    mask.rows = fullest_first(mask);
    return mask;
}

bool bit(const Mask& mask, int x, int y) {
    return (mask.cells.row(y)[x / 64] >> (x % 64) & 1) != 0;
}

/// Cells of a page and its surroundings, one byte each.
class Cells {
  public:
    void take(const Mask& mask, Position at) {
        for (int y = 0; y < mask.cells.height; ++y) {
            for (int x = 0; x < mask.cells.width; ++x) {
                if (bit(mask, x, y)) cell(at.x + x, at.y + y) = 1;
            }
        }
    }
    bool is_free(const Mask& mask, Position at) {
        for (int y = 0; y < mask.cells.height; ++y) {
            for (int x = 0; x < mask.cells.width; ++x) {
                if (bit(mask, x, y) && cell(at.x + x, at.y + y) != 0) return false;
            }
        }
        return true;
    }

  private:
    static constexpr int kSide = 500;
    char& cell(int x, int y) { return taken_[static_cast<std::size_t>((y + 100) * kSide + x + 100)]; }
    std::vector<char> taken_ = std::vector<char>(static_cast<std::size_t>(kSide) * kSide, 0);
};

/// Squared distance of the ink's centre from its wish, in shares of the page, as whole numbers.
long distance(const Mask& mask, Position at, Page page, Wish wish) {
    const long dx = (2 * at.x + mask.ink.left + mask.ink.right - page.width - std::lround(wish[0] * page.width)) * page.height;
    const long dy = (2 * at.y + mask.ink.top + mask.ink.bottom - page.height - std::lround(wish[1] * page.height)) * page.width;
    return dx * dx + dy * dy;
}

/// Free places that are nearer to the wish than `at`, found by trying all of them.
int nearer_free_places(const Mask& mask, Position at, Page page, Wish wish, Cells& cells) {
    int nearer = 0;
    for (int y = -mask.ink.top; y + mask.ink.bottom <= page.height; ++y) {
        for (int x = -mask.ink.left; x + mask.ink.right <= page.width; ++x) {
            if (distance(mask, {x, y}, page, wish) < distance(mask, at, page, wish)) nearer += cells.is_free(mask, {x, y}) ? 1 : 0;
        }
    }
    return nearer;
}

}  // namespace

TEST_CASE("packing: every mask has the nearest place that was free", "[figures][property]") {
    const bool wishing = GENERATE(false, true);
    std::mt19937 draws(11);
    int placed = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<Mask> masks;
        for (int i = 0; i < 14; ++i) masks.push_back(random_mask(draws));
        std::vector<const Mask*> pointers;
        for (const Mask& mask : masks) pointers.push_back(&mask);
        const Page page{150 + static_cast<int>(draws() % 60), 50 + static_cast<int>(draws() % 40), false};
        std::vector<Wish> wishes;
        for (std::size_t i = 0; wishing && i < masks.size(); ++i) {
            wishes.push_back({static_cast<int>(draws() % 21) / 10.0 - 1, static_cast<int>(draws() % 21) / 10.0 - 1});
        }
        const auto positions = pack(pointers, page, wishes);
        if (!positions) continue;
        CHECK(count_overlaps(pointers, *positions) == 0);
        Cells cells;
        for (std::size_t i = 0; i < masks.size(); ++i) {
            CHECK(cells.is_free(masks[i], (*positions)[i]));
            CHECK(nearer_free_places(masks[i], (*positions)[i], page, wishing ? wishes[i] : Wish{0, 0}, cells) == 0);
            cells.take(masks[i], (*positions)[i]);
            ++placed;
        }
    }
    CHECK(placed > 200);
}

TEST_CASE("packing: overlaps are counted", "[figures]") {
    std::mt19937 draws(3);
    const Mask mask = random_mask(draws);
    CHECK(count_overlaps({&mask, &mask, &mask}, {{0, 0}, {2, 0}, {200, 5}}) == 1);
}

TEST_CASE("packing: a mask that is larger than the page has no place", "[figures]") {
    std::mt19937 draws(3);
    const Mask mask = random_mask(draws);
    CHECK_FALSE(pack({&mask}, {2, 2, false}).has_value());
}
