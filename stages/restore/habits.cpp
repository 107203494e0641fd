#include "stages/restore/habits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "pipeline/model/unicode.h"
#include "stages/restore/reader.h"

namespace glane::restoring {
namespace {

constexpr std::size_t kEnough = 200'000;  // bytes of a first reading
constexpr double kTrust = 0.05;           // share of the document's own words in the mixture
constexpr double kDamping = 0.7;          // the context says part of it already
constexpr float kMostBonus = 4;
constexpr double kSure = 0.7;

using LetterCounts = std::array<double, Survival::letters.size()>;

void count_letters(std::string_view text, double weight, LetterCounts& counts) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t i = Survival::letters.find(next_code_point(text, at));
        if (i != Survival::letters.npos) counts[i] += weight;
    }
}

/// The apostrophe that stands more often between letters.
char32_t usual_apostrophe(std::string_view text) {
    std::int64_t balance = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == U'’') ++balance;
        if (c == U'\'') --balance;
    }
    return balance > 0 ? U'’' : U'\'';
}

/// -ln of (1 - t) + t * p(here) / p(French), damped; one occurrence proves nothing.
DocumentWords vouched(const std::map<Word, double>& counts, double total, const Lexicon& lexicon) {
    DocumentWords words;
    for (const auto& [word, count] : counts) {
        if (count < 1.5) continue;
        const double ratio = (count - 1) / total * std::exp(static_cast<double>(lexicon.cost(word)));
        const double bonus = kDamping * std::log(1 - kTrust + kTrust * ratio);
        if (bonus > 0.1)
            words.emplace(static_cast<std::uint32_t>(word), -std::min(static_cast<float>(bonus), kMostBonus));
    }
    return words;
}

}  // namespace

Habits learn_habits(std::string_view text, const Lexicon& lexicon) {
    text = text.substr(0, kEnough);
    while (!text.empty() && (text.back() & 0xC0) == 0x80) text.remove_suffix(1);  // no half code point
    if (!text.empty() && (text.back() & 0x80) != 0) text.remove_suffix(1);
    Habits habits{Survival::guessed(text), usual_costs(lexicon), {}, usual_apostrophe(text)};
    const Channel channel(lexicon, habits.survival, habits.costs);
    Reader reader(lexicon, channel, habits.words, {false, habits.apostrophe});
    LetterCounts stood{};
    LetterCounts lost{};
    std::map<Word, double> counts;
    double total = 0;
    count_letters(text, 1, stood);
    std::vector<double> uses(habits.costs.size());
    std::string first_reading;
    std::uint32_t copied = 0;
    for (std::uint32_t at = 0; at < text.size();) {
        for (const Finding& finding : reader.sentence(text, at)) {
            if (!finding.chosen || finding.probability < kSure) continue;
            for (std::size_t i = 0; i < finding.changes.count; ++i) uses[finding.changes.rules[i]] += 1;
            first_reading.append(text, copied, finding.span.begin - copied).append(finding.after);
            copied = finding.span.end;
            count_letters(finding.after, 1, lost);
            count_letters(finding.span.of(text), -1, lost);
        }
        for (const Word word : reader.words()) {
            total += 1;
            if (word < lexicon.unknown()) counts[word] += 1;
        }
    }
    first_reading.append(text.substr(copied));
    habits.costs = learnt_costs(lexicon, uses, first_reading);
    LetterCounts all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = stood[i] + std::max(lost[i], 0.0);
    habits.survival.learn(stood, all);
    habits.words = vouched(counts, std::max(total, 1.0), lexicon);
    return habits;
}

}  // namespace glane::restoring
