#pragma once
// The noisy channel, turned round: what may have stood where something was read, and at what cost.
//
// An engine that lacks a letter loses it nearly always; one that has it hardly ever. So each letter
// that may be lost has a survival, the share of it that came through in this very document, first
// guessed from how often it stands there, then learnt from a first reading.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace glane::restoring {

/// How much of each letter of U"àâçèêëîïôùûœ" came through, 0 to 1.
class Survival {
  public:
    static constexpr std::u32string_view letters = U"àâçèêëîïôùûœ";

    /// From how often the letters stand in the text, as against how often French has them.
    static Survival guessed(std::string_view text);
    /// From letters of a first reading: `stood` of `all` had been read as they are.
    void learn(const std::array<double, letters.size()>& stood, const std::array<double, letters.size()>& all);
    /// Of one letter; 1 for a letter that is never lost.
    [[nodiscard]] double of(char32_t letter) const;
    /// The share of accents lost altogether: how bad the reader was.
    [[nodiscard]] double damage() const;

  private:
    std::array<double, letters.size()> share_{};
};

/// One way of reading `truth` as `read`. A blank of the truth is a space; an empty reading is a loss.
struct Rule {
    std::u32string read;
    std::u32string truth;
    float cost = 0;
    std::uint16_t number = 0;  ///< of the confusion in the lexicon's list
};

/// -ln of the share of each confusion's truth that is read so, by the confusions' numbers.
using RuleCosts = std::vector<float>;

/// As pages of many kinds have them.
RuleCosts usual_costs(const Lexicon& lexicon);
/// As this document has them: how often a first reading undid each confusion, and the text that it made,
/// weighed against the usual.
RuleCosts learnt_costs(const Lexicon& lexicon, const std::vector<double>& uses, std::string_view first_reading);

/// Whether the reading of the rule stands at `at`; every apostrophe is one to it.
bool is_read_as(const Rule& rule, std::u32string_view read, std::size_t at);

class Channel {
  public:
    Channel(const Lexicon& lexicon, const Survival& survival, const RuleCosts& costs);

    /// The ways to undo a reading that begins with this letter.
    [[nodiscard]] const std::vector<Rule>& rules(char32_t first) const;
    /// What may have been lost altogether.
    [[nodiscard]] const std::vector<Rule>& losses() const { return losses_; }
    /// The rule of a confusion, by its number in the lexicon's list.
    [[nodiscard]] const Rule& rule(std::uint16_t number) const { return all_[number]; }
    /// The share of accents that this reader lost.
    [[nodiscard]] float damage() const { return damage_; }
    /// The cost of having read the letter as it is.
    [[nodiscard]] float identity(char32_t letter) const;
    /// Whether some confusion reads this sign where a letter stood.
    [[nodiscard]] bool is_suspect(char32_t sign) const { return !rules(sign).empty(); }

  private:
    std::vector<Rule> all_;  // by number; those that are a matter of style have no cost that is believed
    std::map<char32_t, std::vector<Rule>> rules_;
    std::vector<Rule> losses_;
    float damage_ = 1;
    std::array<float, Survival::letters.size()> identity_{};
    std::array<const std::vector<Rule>*, 0x180> latin_{};
};

}  // namespace glane::restoring
