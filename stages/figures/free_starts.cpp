#include "stages/figures/free_starts.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace glane::figures {
namespace {

using Word = std::uint64_t;

/// Each row with those below it, `height` in all.
BitRows smeared_down(BitRows rows, int height) {
    for (int done = 1; done < height;) {  // a row holds `done` rows; the last pass overlaps the one before
        const int step = std::min(done, height - done);
        const std::size_t below = static_cast<std::size_t>(step) * rows.words;
        for (std::size_t i = 0; i + below < rows.bits.size(); ++i) rows.bits[i] |= rows.bits[i + below];
        done += step;
    }
    return rows;
}

/// Nothing starts in the last word.
BitRows clear_cells(BitRows taken) {
    for (Word& word : taken.bits) word = ~word;
    for (int y = 0; y < taken.height; ++y) taken.row(y)[taken.words - 1] = 0;
    return taken;
}

/// Starts of bands of width `to`, from those of width `from`: of two that touch or overlap. All rows are one long one:
/// no band reaches over the end of a row, where nothing starts.
BitRows widened(const BitRows& starts, int from, int to) {
    const std::size_t size = starts.bits.size();
    std::vector<Word> bits(size + static_cast<std::size_t>(to) / 64 + 2, 0);  // nothing starts behind the last row
    std::ranges::copy(starts.bits, bits.begin());
    for (int width = from; width < to;) {
        const int step = std::min(width, to - width);
        const int shift = step % 64;
        Word* const here = bits.data();
        const Word* const further = here + step / 64;
#pragma GCC ivdep  // what is read has not been written yet
        for (std::size_t i = 0; i < size; ++i) here[i] &= word_from(further + i, shift);
        width += step;
    }
    bits.resize(size);
    BitRows wider;
    wider.width = starts.width;
    wider.height = starts.height;
    wider.words = starts.words;
    wider.bits = std::move(bits);
    return wider;
}

}  // namespace

StartBits::StartBits(BitRows starts)
    : starts_(std::move(starts)), some_(static_cast<int>(starts_.words), starts_.height) {
    for (int y = 0; y < starts_.height; ++y) {
        const Word* const words = starts_.row(y);
        for (std::size_t i = 0; i < starts_.words; ++i) some_.row(y)[i / 64] |= Word{words[i] != 0} << (i % 64);
    }
}

void StartBits::clear(int row, int begin, int end) {
    begin = std::max(begin, 0);
    Word* const words = starts_.row(row);
    for (int word = begin >> 6; word <= (end - 1) >> 6; ++word) {
        words[word] &= ~bits_between(begin, end - 1, word);
        if (words[word] == 0) some_.row(row)[word >> 6] &= ~(Word{1} << (word & 63));
    }
}

FreeStarts::FreeStarts(const BitRows& taken, int height) : height_(height) {
    by_width_.emplace(1, clear_cells(smeared_down(taken, height)));
}

const StartBits& FreeStarts::of_width(int width) {
    const auto wider = by_width_.upper_bound(width);
    const auto& [known, starts] = *std::prev(wider);
    if (known == width) return starts;
    return by_width_.emplace_hint(wider, width, widened(starts.bits(), known, width))->second;
}

void FreeStarts::take(const BitRows& cells, int column, int row) {
    BitRows barred(cells.width, cells.height + height_ - 1);
    std::ranges::copy(cells.bits, barred.row(height_ - 1));
    barred = smeared_down(std::move(barred), height_);
    row -= height_ - 1;
    for (int y = std::max(0, -row); y < barred.height; ++y) {
        for_each_run(barred.row(y), cells.width, [&](int begin, int end) {
            for (auto& [width, starts] : by_width_) {
                starts.clear(row + y, column + begin - width + 1, column + end);
            }
        });
    }
}

}  // namespace glane::figures
