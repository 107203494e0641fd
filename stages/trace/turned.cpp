#include "stages/trace/turned.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/model/unicode.h"

namespace glane {
namespace {

/// For each letter (accents are off) the letters and digits that its shape resembles after half a turn: b is q, n is u,
/// s is itself; r, t and f become hooks, which are read as J, 1 or 7; c and e open to the left, like 3, or close to
/// D, 0 and 9 when the scan is poor. Accents come to hang below and may add a tail: ê as 9.
constexpr std::array<std::string_view, 26> kTurned = {
    "ae6vg",    // a
    "bq9g",     // b
    "cdo03j",   // c
    "dp",       // d
    "ea39io",   // e
    "fjt7",     // f
    "g68bd",    // g
    "hyu4n",    // h
    "il1j",     // i
    "jfrl1",    // j
    "kxy4",     // k
    "l1it7",    // l
    "mwu",      // m
    "nu",       // n
    "o0",       // o
    "pd",       // p
    "qb6",      // q
    "rj1lit7",  // r
    "s5",       // s
    "tj1l7f",   // t
    "un",       // u
    "van4",     // v
    "wm",       // w
    "x",        // x
    "yhkna4",   // y
    "z2",       // z
};
constexpr std::size_t kLongest = 40;
constexpr double kLeast = 0.7;
constexpr std::size_t kReadings = 8;
constexpr std::size_t kSurelyLong = 6;
constexpr double kSurely = 0.85;

bool explains(char letter, char seen) {
    if (letter < 'a' || letter > 'z') return letter == seen;
    return kTurned[static_cast<std::size_t>(letter - 'a')].find(seen) != std::string_view::npos;
}

std::vector<LikeWord> readings_of(std::string_view seen, const StreamVocabulary& vocabulary) {
    std::vector<LikeWord> readings;
    for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
        const std::string& letters = vocabulary.shape(word).word;
        if (letters.size() > seen.size() + 1 || letters.size() + 1 < seen.size()) continue;
        const double like = turned_likeness(seen, letters);
        if (like >= kLeast) readings.push_back({word, like});
    }
    std::sort(readings.begin(), readings.end(), [](const LikeWord& a, const LikeWord& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.word < b.word;
    });
    return readings;
}

}  // namespace

bool looks_turned(std::string_view printed) {
    bool first = true;
    for (std::size_t at = 0; at < printed.size(); first = false) {
        const char32_t c = next_code_point(printed, at);
        if (is_digit(c) || (is_upper(c) && !first)) return true;
    }
    return false;
}

double turned_likeness(std::string_view seen, std::string_view word) {
    if (seen.empty() || word.empty() || seen.size() > kLongest) return 0;
    std::array<std::size_t, kLongest + 1> row{};
    for (std::size_t j = 0; j <= seen.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= seen.size(); ++j) {
            const std::size_t above = row[j];
            const bool same = explains(word[i - 1], seen[seen.size() - j]);
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = above;
        }
    }
    return 1 - static_cast<double>(row[seen.size()]) / static_cast<double>(std::max(seen.size(), word.size()));
}

TurnedWords turned_words(const std::vector<std::string>& folded, const WordStream& stream) {
    TurnedWords best;
    if (folded.empty()) return best;
    std::vector<std::vector<LikeWord>> readings;
    double letters = 0;
    for (auto word = folded.rbegin(); word != folded.rend(); ++word) {
        readings.push_back(readings_of(*word, stream.vocabulary()));
        letters += static_cast<double>(word->size());
        if (readings.back().empty()) return best;
    }
    const bool alone = readings.size() == 1;
    if (alone && folded.front().size() < kSurelyLong) return best;
    const auto rarest = std::min_element(readings.begin(), readings.end(),
                                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const auto index = static_cast<std::uint32_t>(rarest - readings.begin());
    for (std::size_t r = 0; r < std::min(rarest->size(), kReadings); ++r) {
        for (const std::uint32_t position : stream.positions((*rarest)[r].word)) {
            if (position < index || position - index + readings.size() > stream.size()) continue;
            TurnedWords found{{}, position - index, 0};
            for (std::size_t i = 0; i < readings.size(); ++i) {
                const std::uint32_t word = stream.word(found.begin + static_cast<std::uint32_t>(i));
                const auto reading = std::find_if(readings[i].begin(), readings[i].end(),
                                                  [word](const LikeWord& like) { return like.word == word; });
                if (reading == readings[i].end()) break;
                found.words.push_back(word);
                found.likeness +=
                    reading->likeness * static_cast<double>(folded[folded.size() - 1 - i].size()) / letters;
            }
            if (found.words.size() == readings.size() && found.likeness > best.likeness) best = std::move(found);
        }
    }
    if (alone && best.likeness < kSurely) return {};
    return best;
}

}  // namespace glane
