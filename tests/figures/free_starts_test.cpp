// Starts of free bands, against a look at every cell; and probes, which must lie inside their mask.
#include <random>
#include <vector>

#include <catch2/catch.hpp>

#include "stages/figures/free_starts.h"
#include "stages/figures/probes.h"

using namespace glane::figures;

namespace {

constexpr int kColumns = 300;  // and a spare word behind them
constexpr int kRows = 40;

bool is_set(const BitRows& rows, int x, int y) { return (rows.row(y)[x / 64] >> (x % 64) & 1) != 0; }

/// Whether cells of the page and beyond its lower edge are clear; a band may not reach over the right edge.
bool is_free(const BitRows& taken, int x, int y, int width, int height) {
    if (x + width > kColumns) return false;
    for (int row = y; row < std::min(y + height, kRows); ++row) {
        for (int column = x; column < x + width; ++column) {
            if (is_set(taken, column, row)) return false;
        }
    }
    return true;
}

BitRows random_blot(std::mt19937& draws) {
    BitRows blot(3 + static_cast<int>(draws() % 90), 1 + static_cast<int>(draws() % 6));
    for (int y = 0; y < blot.height; ++y) {
        for (int x = 0; x < blot.width; x += 1 + static_cast<int>(draws() % 9)) {
            blot.set(y, x, std::min(blot.width, x + 1 + static_cast<int>(draws() % 6)));
        }
    }
    return blot;
}

void merge(BitRows& taken, const BitRows& blot, int column, int row) {
    for (int y = 0; y < blot.height; ++y) {
        for (int x = 0; x < blot.width; ++x) {
            if (is_set(blot, x, y)) taken.set(row + y, column + x, column + x + 1);
        }
    }
}

}  // namespace

TEST_CASE("free starts: as every cell says, before and after each mask that is placed", "[figures][property]") {
    std::mt19937 draws(5);
    const int height = GENERATE(1, 3, 8);
    BitRows taken(((kColumns + 63) / 64 + 1) * 64, kRows);
    for (int y = 0; y < kRows; ++y) taken.set(y, kColumns, taken.width);
    merge(taken, random_blot(draws), 100, 7);
    FreeStarts starts(taken, height);
    const std::vector<int> widths{1, 2, 3, 6, 24, 96, 192};
    for (const int width : widths) starts.of_width(width);
    for (int round = 0; round < 6; ++round) {
        for (const int width : widths) {
            const StartBits& bits = starts.of_width(width);
            int wrong = 0;
            for (int y = 0; y < kRows; ++y) {
                for (int x = 0; x < kColumns; ++x) {
                    const bool start = (bits.from(y, x) & 1) != 0;
                    wrong += start == is_free(taken, x, y, width, height) ? 0 : 1;
                    wrong += start && bits.next_word(y, x / 64, x / 64) != x / 64 ? 1 : 0;
                    wrong += start && bits.previous_word(y, x / 64, x / 64) != x / 64 ? 1 : 0;
                }
            }
            CHECK(wrong == 0);
        }
        const BitRows blot = random_blot(draws);
        const int column = static_cast<int>(draws() % (kColumns - 100));
        const int row = static_cast<int>(draws() % (kRows - 6));
        merge(taken, blot, column, row);
        starts.take(blot, column, row);
    }
}

TEST_CASE("probes: lie inside their mask, and cover its band", "[figures]") {
    // An x-height of 4 rows, with ascenders at both ends and a descender in the middle.
    Mask mask;
    mask.cells = BitRows(90, 12);
    for (int y = 4; y < 8; ++y) mask.cells.set(y, 0, 90);
    for (int y = 0; y < 4; ++y) mask.cells.set(y, 2, 6);
    for (int y = 0; y < 4; ++y) mask.cells.set(y, 80, 88);
    for (int y = 8; y < 12; ++y) mask.cells.set(y, 40, 45);
    mask.bands = {{0, 4, 90}};
    mask.band_height = 4;

    const Probes probes = probes_of(mask);
    const auto is_inside = [&](const Probe& probe, int height) {
        for (int y = probe.y; y < probe.y + height; ++y) {
            for (int x = probe.x; x < probe.x + probe.width; ++x) {
                if (!is_set(mask.cells, x, y)) return false;
            }
        }
        return true;
    };
    REQUIRE(probes.bands.size() == 2);
    CHECK(probes.bands[0].x == 0);
    CHECK(probes.bands[0].width >= 45);
    CHECK(probes.bands[1].x + probes.bands[1].width == 90);
    for (const Probe& probe : probes.bands) CHECK(is_inside(probe, mask.band_height));
    int above = 0;
    int below = 0;
    for (const Probe& probe : probes.tips) {
        CHECK(is_inside(probe, tip_height(mask.band_height)));
        above += probe.y < 4 ? 1 : 0;
        below += probe.y + tip_height(mask.band_height) > 8 ? 1 : 0;
    }
    CHECK(above >= 2);
    CHECK(below >= 1);
}
