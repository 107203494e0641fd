#include "stages/restore/channel.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pipeline/model/unicode.h"
#include "stages/restore/letters.h"

namespace glane::restoring {
namespace {

// Share of each letter of Survival::letters among all letters of French (counted over the sources of
// the lexicon), and how many letters' worth of belief the guess "damaged" has against the text.
constexpr std::array<double, Survival::letters.size()> kShare = {.0049, .0005, .0009, .0029, .0022, .0001,
                                                                 .0005, .0001, .0003, .0006, .0005, .0002};
constexpr double kDamagedShare = 0.01;
constexpr double kDoubt = 4;
constexpr double kMostSurvival = 0.997;

/// Whether letters that the reader may not know stand in it.
bool is_losable(std::u32string_view truth) { return truth.find_first_of(Survival::letters) != truth.npos; }

/// How often each letter and each pair of letters stands in the text.
std::map<std::u32string, double> count_units(std::string_view text) {
    std::map<std::u32string, double> seen;
    char32_t last = U'\0';
    std::unordered_map<std::uint64_t, double> pairs;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_code_point(text, at);
        if (is_apostrophe(c)) c = U'\'';
        ++pairs[c];
        ++pairs[static_cast<std::uint64_t>(last) << 32 | c];
        last = c;
    }
    for (const auto& [key, count] : pairs) {
        std::u32string unit;
        if (key >> 32 != 0) unit += static_cast<char32_t>(key >> 32);
        unit += static_cast<char32_t>(key & 0xFFFFFFFFU);
        seen[unit] += count;
    }
    return seen;
}

}  // namespace

Survival Survival::guessed(std::string_view text) {
    constexpr std::size_t kEnough = 1 << 20;
    double letters_seen = 0;
    std::array<double, letters.size()> seen{};
    for (std::size_t at = 0; at < std::min(text.size(), kEnough);) {
        const char32_t c = next_code_point(text, at);
        if (!is_letter(c)) continue;
        ++letters_seen;
        const std::size_t i = letters.find(c);
        if (i != letters.npos) ++seen[i];
    }
    double all_seen = 0;
    double all_expected = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        all_seen += seen[i];
        all_expected += kShare[i] * letters_seen;
    }
    // One belief for all letters: an engine knows French or it does not.
    const double share = (all_seen + kDoubt * kDamagedShare) / (all_expected + kDoubt);
    Survival survival;
    survival.share_.fill(std::clamp(share > 0.7 ? kMostSurvival : share, kDamagedShare / 2, kMostSurvival));
    return survival;
}

void Survival::learn(const std::array<double, letters.size()>& stood, const std::array<double, letters.size()>& all) {
    constexpr double kBelief = 5;
    for (std::size_t i = 0; i < share_.size(); ++i) {
        share_[i] = std::clamp((stood[i] + kBelief * share_[i]) / (all[i] + kBelief), kDamagedShare / 2, kMostSurvival);
    }
}

double Survival::of(char32_t letter) const {
    const std::size_t i = letters.find(letter);
    return i == letters.npos ? 1.0 : share_[i];
}

double Survival::damage() const {
    double lost = 0;
    for (std::size_t i = 0; i < share_.size(); ++i) lost += kShare[i] * (1 - share_[i]);
    double all = 0;
    for (const double share : kShare) all += share;
    return lost / all;
}

RuleCosts usual_costs(const Lexicon& lexicon) {
    RuleCosts costs;
    for (const Confusion& confusion : lexicon.confusions()) costs.push_back(confusion.cost);
    return costs;
}

RuleCosts learnt_costs(const Lexicon& lexicon, const std::vector<double>& uses, std::string_view first_reading) {
    constexpr double kBelief = 2;  // sightings that the usual share is worth
    const std::map<std::u32string, double> seen = count_units(first_reading);
    std::map<std::u32string, double> lost;
    const std::vector<Confusion>& confusions = lexicon.confusions();
    for (std::size_t i = 0; i < confusions.size(); ++i) lost[code_points(confusions[i].truth)] += uses[i];
    RuleCosts costs;
    for (std::size_t i = 0; i < confusions.size(); ++i) {
        const std::u32string truth = code_points(confusions[i].truth);
        const bool losable = is_losable(truth);
        const auto all = losable ? lost.find(truth) : seen.find(truth);
        const double total = all == (losable ? lost.end() : seen.end()) ? 0.0 : all->second;
        const double expected = total * std::exp(-static_cast<double>(confusions[i].cost));
        const double ratio = (uses[i] + kBelief) / (expected + kBelief);
        costs.push_back(std::max(0.01F, confusions[i].cost - static_cast<float>(std::log(ratio))));
    }
    return costs;
}

Channel::Channel(const Lexicon& lexicon, const Survival& survival, const RuleCosts& costs) {
    // Readers that know French slip now and then as well, but more rarely.
    damage_ = static_cast<float>(survival.damage());
    const auto carefulness = static_cast<float>(-std::log(std::max(survival.damage(), 0.003)));
    for (const Confusion& confusion : lexicon.confusions()) {
        Rule rule{code_points(confusion.read), code_points(confusion.truth), costs[all_.size()],
                  static_cast<std::uint16_t>(all_.size())};
        all_.push_back(rule);
        if (rule.truth.empty() || rule.read == rule.truth) continue;
        if (is_bullet(rule.truth[0])) continue;  // no letter of a word
        // Capitals without accents are a matter of style, not of the channel.
        if (rule.truth[0] > 0x7F && is_upper(rule.truth[0])) continue;
        double lost = 1;
        bool losable = false;
        for (const char32_t letter : rule.truth) {
            if (Survival::letters.find(letter) == Survival::letters.npos) continue;
            losable = true;
            lost = std::min(lost, 1 - survival.of(letter));
        }
        rule.cost += losable ? static_cast<float>(-std::log(lost)) : carefulness;
        all_.back().cost = rule.cost;
        (rule.read.empty() ? losses_ : rules_[rule.read[0]]).push_back(std::move(rule));
    }
    for (std::size_t i = 0; i < identity_.size(); ++i) {
        identity_[i] = static_cast<float>(-std::log(survival.of(Survival::letters[i])));
    }
    for (const auto& [letter, list] : rules_) {
        if (letter < latin_.size()) latin_[letter] = &list;
    }
}

const std::vector<Rule>& Channel::rules(char32_t first) const {
    static const std::vector<Rule> none;
    if (is_apostrophe(first)) first = U'\'';
    if (first < latin_.size()) return latin_[first] == nullptr ? none : *latin_[first];
    const auto at = rules_.find(first);
    return at == rules_.end() ? none : at->second;
}

bool is_read_as(const Rule& rule, std::u32string_view read, std::size_t at) {
    if (read.size() - at < rule.read.size()) return false;
    for (std::size_t i = 0; i < rule.read.size(); ++i) {
        const char32_t c = read[at + i];
        if (c != rule.read[i] && !(rule.read[i] == U'\'' && is_apostrophe(c))) return false;
    }
    return true;
}

float Channel::identity(char32_t letter) const {
    const std::size_t i = letter < 0xE0 ? Survival::letters.npos : Survival::letters.find(letter);
    return i == Survival::letters.npos ? 0.0F : identity_[i];
}

}  // namespace glane::restoring
