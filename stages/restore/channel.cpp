#include "stages/restore/channel.h"

#include <algorithm>
#include <cmath>

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

bool is_one_accent(const Rule& rule) {
    if (rule.read.size() != 1 || rule.truth.size() != 1) return false;
    std::string read;
    std::string truth;
    append_code_point(read, rule.read[0]);
    append_code_point(truth, rule.truth[0]);
    return folded(read) == folded(truth);
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

Channel::Channel(const Lexicon& lexicon, const Survival& survival) {
    // Readers that know French slip now and then as well, but more rarely.
    const auto carefulness = static_cast<float>(-std::log(std::max(survival.damage(), 0.03)));
    for (const Confusion& confusion : lexicon.confusions()) {
        Rule rule{code_points(confusion.read), code_points(confusion.truth), confusion.cost};
        if (rule.truth.empty() || rule.read == rule.truth) continue;
        // Capitals without accents are a matter of style, not of the channel.
        if (is_one_accent(rule) && is_upper(rule.truth[0])) continue;
        double lost = 1;
        bool losable = false;
        for (const char32_t letter : rule.truth) {
            if (Survival::letters.find(letter) == Survival::letters.npos) continue;
            losable = true;
            lost = std::min(lost, 1 - survival.of(letter));
        }
        rule.cost += losable ? static_cast<float>(-std::log(lost)) : carefulness;
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
    if (first < latin_.size()) return latin_[first] == nullptr ? none : *latin_[first];
    const auto at = rules_.find(first);
    return at == rules_.end() ? none : at->second;
}

float Channel::identity(char32_t letter) const {
    const std::size_t i = letter < 0xE0 ? Survival::letters.npos : Survival::letters.find(letter);
    return i == Survival::letters.npos ? 0.0F : identity_[i];
}

}  // namespace glane::restoring
