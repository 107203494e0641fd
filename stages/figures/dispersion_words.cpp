#include "stages/figures/dispersion_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "stages/figures/fit.h"
#include "stages/figures/numbers.h"
#include "stages/figures/scale.h"
#include "stages/figures/wrap.h"

namespace glane::figures {
namespace {

std::string part_in_french(const DispersionTable& table) {
    const std::string parts = parts_in_french(table);
    return parts.substr(0, parts.size() - 1);
}

/// "un entretien", "une section".
std::string a_part(const DispersionTable& table) {
    return (table.over == "section" ? "une " : "un ") + part_in_french(table);
}

std::string every_part(const DispersionTable& table) {
    return (table.over == "section" ? "toutes les " : "tous les ") + parts_in_french(table);
}

std::string shown(const DispersionTable& table) {
    const auto words = table.words.size();
    const std::string what = words == 1 ? "de l’expression " + quoted_in_french(table.words.front().text)
                                        : "de " + counted(static_cast<double>(words), "expression");
    return fmt::format("Dispersion {} dans {}, dans l’ordre du texte.", what,
                       counted(static_cast<double>(table.parts.size()), part_in_french(table)));
}

std::string explanation(const DispersionTable& table, AxisScale scale) {
    const bool feminine = table.over == "section";
    const std::string axis =
        scale == AxisScale::tokens
            ? fmt::format("parmi les {} comptés\u00a0; {} est d’autant plus large qu’{} est long{}",
                          counted(static_cast<double>(table.positions), "mot"), a_part(table), feminine ? "elle" : "il",
                          feminine ? "ue" : "")
            : fmt::format("dans {} {}\u00a0; {} ont la même largeur, quelle que soit leur longueur",
                          feminine ? "sa" : "son", part_in_french(table), every_part(table));
    return fmt::format(
        "Chaque trait est une occurrence, à sa place {}. f\u00a0: nombre d’occurrences\u00a0; {}\u00a0: combien en ont "
        "au moins une\u00a0; DP (Gries 2008)\u00a0: 0 quand l’expression est répartie selon la longueur des {}, près "
        "de "
        "1 quand une petite partie a tout.",
        axis, parts_in_french(table), parts_in_french(table));
}

/// What one hears of a row: "« sobriété » : 9 occurrences dans 6 des 8 entretiens, DP 0,29".
std::string row_in_french(const DispersedWord& word, const DispersionTable& table) {
    if (word.places.empty()) return quoted_in_french(word.text) + "\u00a0: aucune occurrence";
    const bool everywhere = word.dispersion.range == table.parts.size();
    const std::string where = everywhere ? "les" : fmt::format("{} des", word.dispersion.range);
    return fmt::format("{}\u00a0: {} dans {} {} {}, DP\u00a0{}", quoted_in_french(word.text),
                       counted(static_cast<double>(word.frequency()), "occurrence"), where, table.parts.size(),
                       parts_in_french(table), dp_in_french(word));
}

std::string alternative(const DispersionTable& table) {
    constexpr std::size_t kTold = 10;
    std::string text =
        "Graphique de dispersion\u00a0: sur une ligne par expression, un trait par occurrence, dans "
        "l’ordre du texte.";
    for (std::size_t i = 0; i < std::min(kTold, table.words.size()); ++i)
        text += " " + row_in_french(table.words[i], table) + ".";
    if (table.words.size() == kTold + 1) text += " Et une autre expression.";
    if (table.words.size() > kTold + 1) text += fmt::format(" Et {} autres expressions.", table.words.size() - kTold);
    return text;
}

std::string with_blank(const std::string& text) { return text.empty() ? text : " " + text; }

}  // namespace

std::string parts_in_french(const DispersionTable& table) {
    return table.over == "interview" ? "entretiens" : table.over == "document" ? "fichiers" : "sections";
}

std::string range_in_french(const DispersedWord& word, const DispersionTable& table) {
    return fmt::format("{}/{}", word.dispersion.range, table.parts.size());
}

std::string dp_in_french(const DispersedWord& word) {
    if (word.places.empty()) return "—";
    std::string text = fixed(word.dispersion.dp, 2);
    std::ranges::replace(text, '.', ',');
    return text;
}

ChartWords dispersion_words(const DispersionTable& table, AxisScale scale, const std::string& key,
                            const std::string& convention) {
    const std::string title = "Dispersion dans les " + parts_in_french(table);
    if (table.words.empty()) return {title, "Aucune expression à montrer.", {}, "Aucune expression à montrer."};
    return {title, shown(table) + with_blank(convention), (key.empty() ? "" : key + " ") + explanation(table, scale),
            alternative(table)};
}

}  // namespace glane::figures
