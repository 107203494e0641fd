#include "stages/cooccurrence/bootstrap.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/model/measures.h"

namespace glane::cooccurrence {
namespace {

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers with every library.
class Draws {
  public:
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>((next() >> 32U) * n >> 32U); }

  private:
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t state_ = 20030401;
};

bool has_interviews(const Corpus& corpus, const CountedText& counted) {
    return std::any_of(counted.passages.begin(), counted.passages.end(), [&corpus](const CountedRange& passage) {
        return corpus[passage.id.text].document.passages[passage.id.passage].interview != kNone;
    });
}

}  // namespace

Bootstrap::Bootstrap(const CountedText& counted, const Marked& marked, const Corpus& corpus) {
    const bool by_interview = has_interviews(corpus, counted);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> units;
    for (const CountedRange& passage : counted.passages) {
        const std::uint32_t interview = corpus[passage.id.text].document.passages[passage.id.passage].interview;
        std::uint32_t unit = 0;
        if (!by_interview || interview != kNone) {
            const auto [known, is_new] = units.try_emplace({passage.id.text, by_interview ? interview : 0}, ++drawn_);
            if (!is_new) --drawn_;
            unit = known->second;
            if (is_new) sizes_.emplace_back();
        }
        unit_of_passage_.push_back(unit);
        for (std::uint32_t i = passage.positions.begin; i < passage.positions.end; ++i) {
            if (marked.marks[i] == Mark::node) continue;
            ++sizes_[unit].n;
            sizes_[unit].f1 += marked.times_near(i, 1);
        }
    }
    draw();
}

void Bootstrap::draw() {
    const std::size_t units = sizes_.size();
    times_.assign(kResamples * units, 0);
    totals_.assign(kResamples, sizes_[0]);
    Draws draws;
    for (std::uint32_t r = 0; r < kResamples; ++r) {
        times_[r * units] = 1;
        for (std::uint32_t i = 0; i < drawn_; ++i) {
            const std::uint32_t unit = 1 + draws.below(drawn_);
            ++times_[r * units + unit];
            totals_[r].n += sizes_[unit].n;
            totals_[r].f1 += sizes_[unit].f1;
        }
    }
}

std::uint32_t Bootstrap::unit_of(std::uint32_t position, const CountedText& counted) const {
    return unit_of_passage_[counted.positions[position].passage];
}

Interval Bootstrap::interval_of(const Candidate& candidate, const CountedText& counted, const Marked& marked) const {
    if (drawn_ < 2) return {};
    std::map<std::uint32_t, std::pair<std::int64_t, std::int64_t>> found;  // by unit: f, f2
    for (const std::uint32_t start : candidate.starts) {
        if (marked.marks[start] == Mark::node) continue;
        auto& [f, f2] = found[unit_of(start, counted)];
        f += marked.times_near(start, candidate.words);
        ++f2;
    }
    std::vector<double> values;
    values.reserve(kResamples);
    for (std::uint32_t r = 0; r < kResamples; ++r) {
        std::int64_t f = 0;
        std::int64_t f2 = 0;
        for (const auto& [unit, counts] : found) {
            const std::int64_t times = times_[r * sizes_.size() + unit];
            f += times * counts.first;
            f2 += times * counts.second;
        }
        values.push_back(log_likelihood_signed(cells_of(f, f2, totals_[r])));
    }
    std::sort(values.begin(), values.end());
    constexpr std::size_t kTail = kResamples / 40;  // 2.5 % on either side
    return {true, values[kTail], values[kResamples - 1 - kTail]};
}

}  // namespace glane::cooccurrence
