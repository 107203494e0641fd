#include "stages/trace/candidates.h"

#include <algorithm>
#include <cmath>

namespace glane {
namespace {

// Diagonals (position less index of the quotation's word) counted together.
constexpr std::uint32_t kDiagonals = 16;
// Occurrences that vote. The rarest words come first; some more are heard where all are common.
constexpr std::size_t kVotes = 20000;
constexpr std::size_t kVotesOfCommonWords = 200000;
constexpr std::size_t kHeard = 2;
constexpr std::size_t kLikeWords = 4;
// How far apart a cut may tear what it joins.
constexpr std::uint32_t kCut = 800;

std::uint32_t size_of(const QuoteLine& quote) { return static_cast<std::uint32_t>(quote.words.size()); }

}  // namespace

Ballot::Ballot(const WordStream& stream)
    : stream_(stream), votes_(stream.size() / kDiagonals + 4096), voters_(votes_.size(), kNoWord) {}

std::vector<Ballot::Seed> Ballot::seeds_of(const QuoteLine& quote, bool thorough) const {
    const StreamVocabulary& vocabulary = stream_.vocabulary();
    std::vector<Seed> seeds;
    const auto add = [&](std::uint32_t word, std::size_t index, double likeness) {
        const double rarity = std::log(1 + stream_.size() / static_cast<double>(stream_.positions(word).size()));
        seeds.push_back({word, static_cast<std::uint32_t>(index), static_cast<float>(likeness * rarity)});
    };
    for (std::size_t i = 0; i < quote.words.size(); ++i) {
        const QuoteWord& word = quote.words[i];
        if (word.word != kNoWord) add(word.word, i, 1);
        if (word.word != kNoWord && !(thorough && !word.light)) continue;
        for (const LikeWord& like : vocabulary.like(word.shape, kLikeWords)) {
            if (like.word != word.word) add(like.word, i, like.likeness * like.likeness);
        }
    }
    // A word that was broken.
    for (std::size_t i = 0; i < quote.pairs.size(); ++i) {
        const bool known = quote.words[i].word != kNoWord && quote.words[i + 1].word != kNoWord;
        const std::uint32_t whole = known ? kNoWord : vocabulary.find(quote.pairs[i].shape.word);
        if (whole != kNoWord) add(whole, i, 1);
    }
    // Two words run together.
    for (std::size_t i = 0; i < quote.words.size(); ++i) {
        const std::string& word = quote.words[i].shape.word;
        if (quote.words[i].word != kNoWord) continue;
        for (std::size_t cut = 1; cut < word.size(); ++cut) {
            const std::uint32_t left = vocabulary.find(std::string_view(word).substr(0, cut));
            const std::uint32_t right = vocabulary.find(std::string_view(word).substr(cut));
            if (left == kNoWord || right == kNoWord) continue;
            add(left, i, 0.8);
            add(right, i, 0.8);
        }
    }
    std::stable_sort(seeds.begin(), seeds.end(), [this](const Seed& a, const Seed& b) {
        return stream_.positions(a.word).size() < stream_.positions(b.word).size();
    });
    return seeds;
}

void Ballot::vote(const Seed& seed, std::uint32_t quote_size) {
    for (const std::uint32_t position : stream_.positions(seed.word)) {
        const std::uint32_t bucket = (position + quote_size - seed.index) / kDiagonals;
        if (votes_[bucket] == 0) touched_.push_back(bucket);
        if (voters_[bucket] == seed.index) continue;
        voters_[bucket] = seed.index;
        votes_[bucket] += seed.weight;
    }
}

std::vector<StreamRange> Ballot::candidates(const QuoteLine& quote, std::size_t limit, bool thorough) {
    const std::uint32_t size = size_of(quote);
    std::size_t votes = 0;
    std::size_t heard = 0;
    for (const Seed& seed : seeds_of(quote, thorough)) {
        votes += stream_.positions(seed.word).size();
        if (votes > (heard < kHeard ? kVotesOfCommonWords : kVotes)) break;
        vote(seed, size);
        ++heard;
    }
    const auto score = [this](std::uint32_t bucket) { return votes_[bucket] + votes_[bucket + 1]; };
    const std::size_t count = touched_.size();
    for (std::size_t i = 0; i < count; ++i) {  // a passage may begin in the bucket before
        if (touched_[i] > 0 && votes_[touched_[i] - 1] == 0) touched_.push_back(touched_[i] - 1);
    }
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
        return score(a) != score(b) ? score(a) > score(b) : a < b;
    };
    const auto end = touched_.begin() + static_cast<std::ptrdiff_t>(std::min(touched_.size(), 2 * limit));
    std::partial_sort(touched_.begin(), end, touched_.end(), better);

    std::vector<StreamRange> found;
    std::vector<std::uint32_t> taken;
    const bool has_cut = std::find(quote.after_cut.begin(), quote.after_cut.end(), true) != quote.after_cut.end();
    const std::uint32_t slack = (has_cut ? kCut : 0) + 6 + size / 6;
    for (auto bucket = touched_.begin(); bucket != end && found.size() < limit; ++bucket) {
        // A neighbour sees half of the same votes.
        const bool seen = std::any_of(taken.begin(), taken.end(), [&](std::uint32_t other) {
            return other + 1 == *bucket || *bucket + 1 == other;
        });
        if (seen && !found.empty()) continue;
        taken.push_back(*bucket);
        const std::uint32_t from = *bucket * kDiagonals;
        const std::uint32_t begin = from > size + slack ? from - size - slack : 0;
        const std::uint32_t to = std::min(stream_.size(), from + 2 * kDiagonals + slack);
        if (begin < to) found.push_back({begin, to});
    }
    for (const std::uint32_t bucket : touched_) {
        votes_[bucket] = 0;
        voters_[bucket] = kNoWord;
    }
    touched_.clear();
    return found;
}

std::vector<StreamRange> Ballot::exact(const QuoteLine& quote, std::size_t limit) const {
    std::vector<StreamRange> found;
    std::size_t rarest = 0;
    for (std::size_t i = 0; i < quote.words.size(); ++i) {
        if (quote.words[i].word == kNoWord || quote.after_cut[i]) return found;
        if (stream_.positions(quote.words[i].word).size() < stream_.positions(quote.words[rarest].word).size())
            rarest = i;
    }
    for (const std::uint32_t position : stream_.positions(quote.words[rarest].word)) {
        if (position < rarest || position - rarest + quote.words.size() > stream_.size()) continue;
        const auto begin = position - static_cast<std::uint32_t>(rarest);
        std::uint32_t same = 0;
        while (same < size_of(quote) && stream_.word(begin + same) == quote.words[same].word) ++same;
        if (same == size_of(quote)) found.push_back({begin, begin + same});
        if (found.size() == limit) break;
    }
    return found;
}

}  // namespace glane
