#include "pipeline/model/pair_options.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"
#include "pipeline/model/positions_in_french.h"

namespace glane {
namespace {

/// The place of the value among the choices.
std::size_t choice(std::string_view option, const std::string& value, const std::vector<std::string>& choices) {
    const auto found = std::find(choices.begin(), choices.end(), value);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    const std::string near = nearest(value, choices);
    throw Error({.where = {},
                 .what = fmt::format("unknown {} \"{}\"", option, value),
                 .hint = near.empty() ? fmt::format("choose one of: {}", fmt::join(choices, ", "))
                                      : fmt::format("did you mean \"{}\"?", near)});
}

std::uint32_t count(std::string_view option, int value) {
    if (value >= 0) return static_cast<std::uint32_t>(value);
    throw Error({.where = {}, .what = fmt::format("{} = {}", option, value), .hint = "give 0 or a positive number"});
}

/// A whole unit is a window that nothing but the unit ends.
cooccurrence::Window window_of(const PairOptions& options) {
    constexpr TokenUnit kUnits[] = {TokenUnit::sentence, TokenUnit::passage, TokenUnit::interview, TokenUnit::text};
    const TokenUnit within = kUnits[choice("within", options.within, {"sentence", "turn", "interview", "text"})];
    constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();
    switch (choice("span", options.span, {"window", "turn", "sentence"})) {
        case 1: return {.left = kAll, .right = kAll, .within = TokenUnit::passage};
        case 2: return {.left = kAll, .right = kAll, .within = TokenUnit::sentence};
        default: return {.left = count("left", options.left), .right = count("right", options.right), .within = within};
    }
}

AskedPos asked_for(const std::vector<std::string>& names) {
    AskedPos asked;
    for (const std::string& name : names) {
        const auto pos = part_of_speech(name);
        if (!pos) {
            throw Error({.where = {},
                         .what = fmt::format("unknown part of speech \"{}\"", name),
                         .hint = "name tags such as NOUN, PROPN, ADJ, VERB, ADV"});
        }
        asked.add(*pos);
    }
    return asked;
}

std::string position_words(const PairOptions& options) {
    std::string words = positions_in_french({.scope = options.scope, .interviewers = options.interviewers});
    if (options.stop_words == "out" && options.unit != "expression")
        words += " ; les mots vides en sont, mais n'entrent dans aucune paire";
    return words + ". ";
}

std::string unit_words(const PairOptions& options) {
    if (options.unit == "expression") return "";
    std::string words = options.unit == "form" ? "Les mots sont distingués par leur forme, sans majuscules ni accents. "
                                               : "Les mots sont réunis par lemme. ";
    if (options.pos.empty()) return words;
    return words + fmt::format("Mots relevés : ceux qui sont étiquetés {}. ", fmt::join(options.pos, ", "));
}

std::string window_words(const PairOptions& options) {
    if (options.span != "window") {
        return fmt::format(
            "Est proche d'un mot ce qui se trouve dans {} que l'une de ses occurrences.",
            options.span == "sentence" ? "la même phrase" : "le même passage (tour de parole ou paragraphe)");
    }
    const char* within = "du même passage (tour de parole ou paragraphe)";
    if (options.within == "sentence") within = "de la même phrase";
    if (options.within == "interview") within = "du même entretien";
    if (options.within == "text") within = "du même texte";
    return fmt::format(
        "Est proche d'un mot ce qui se trouve parmi les {} mots à gauche et les {} mots à droite de l'une de ses "
        "occurrences, à l'intérieur {} ; les fenêtres qui se recouvrent sont réunies, chaque position compte une fois.",
        options.left, options.right, within);
}

}  // namespace

PairCounting counting_of(const PairOptions& options) {
    PairCounting counting;
    constexpr PairUnits kUnits[] = {PairUnits::words, PairUnits::words, PairUnits::expressions, PairUnits::both};
    const std::size_t unit = choice("unit", options.unit, {"form", "lemma", "expression", "both"});
    counting.layer = unit == 0 ? TokenLayer::form : TokenLayer::lemma;
    counting.units = kUnits[unit];
    counting.window = window_of(options);
    counting.min_f = std::max(1U, count("min_f", options.min_f));
    constexpr CorpusPart kParts[] = {CorpusPart::all, CorpusPart::interviews, CorpusPart::report};
    const auto interviewers = static_cast<Interviewers>(choice("interviewers", options.interviewers, {"out", "in"}));
    counting.scope = TokenScope(interviewers, kParts[choice("scope", options.scope, {"all", "interviews", "report"})]);
    counting.stop_words = choice("stop_words", options.stop_words, {"out", "in"}) == 0
                              ? cooccurrence::StopWords::positions
                              : cooccurrence::StopWords::collocates;
    counting.asked = asked_for(options.pos);
    return counting;
}

std::string convention_of(const PairOptions& options) {
    return position_words(options) + unit_words(options) + window_words(options);
}

}  // namespace glane
