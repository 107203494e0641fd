#include "stages/growth/growth.h"

#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/choice.h"
#include "pipeline/base/table.h"
#include "pipeline/model/counted_text.h"

namespace glane {
namespace {

void check_all(const Growth::Options& options) {
    check(options.words);
    check_choice("unit", options.words.unit, {"form", "lemma"});
    check_least("points", options.points, 1);
}

/// The words that count, in the order of the text.
std::vector<std::uint32_t> words_of(const CountedText& counted, const WordOptions& options) {
    std::vector<std::uint32_t> words;
    for (std::uint32_t i = 0; i < counted.size(); ++i) {
        const Position& here = counted.positions[i];
        if (here.asked_for && (options.stop_words == "in" || !here.stop)) {
            words.push_back(counted.number(i, options.key()));
        }
    }
    return words;
}

/// The spectrum of a text that grows word by word.
class Growing {
  public:
    explicit Growing(std::uint32_t numbers) : times_(numbers, 0) {}

    void add(std::uint32_t word) {
        std::int64_t& times = times_[word];
        if (times > 0 && --spectrum_[times] == 0) spectrum_.erase(times);
        ++spectrum_[++times];
    }
    [[nodiscard]] const Spectrum& spectrum() const { return spectrum_; }

  private:
    std::vector<std::int64_t> times_;
    Spectrum spectrum_;
};

std::string convention_of(const GrowthTable& table, const WordOptions& options) {
    std::string text = positions_in_french(options);
    text += options.unit == "form" ? " Les mots sont distingués par leur forme, sans majuscules ni accents"
                                   : " Les mots sont réunis par lemme";
    if (!options.pos.empty()) text += fmt::format(", ceux qui sont étiquetés {}", fmt::join(options.pos, ", "));
    text += options.stop_words == "in" ? ", mots vides compris" : ", sans les mots vides";
    return text +
           fmt::format(
               ". N = {} en tout, dans l'ordre des textes. V : mots différents ; V1 : ceux qui n'ont paru qu'une fois "
               "(hapax) ; V2 : deux fois. V/N baisse toujours quand le texte s'allonge : ne le comparez qu'à longueur "
               "égale. R = V/√N (Guiraud 1954) et C = ln V / ln N (Herdan 1960) baissent moins ; K (Yule 1944), la "
               "répétition, ne dépend guère de la longueur. V attendu (interpolation binomiale, Baayen 2001) : ce que "
               "donnerait la même longueur prise au hasard dans tout le corpus ; un V observé plus bas dit que les "
               "mots viennent par paquets, plus haut que le début est plus varié que la suite.",
               table.positions);
}

}  // namespace

GrowthTable Growth::run(const Input& input, const Options& options, Context& context) {
    check_all(options);
    const CountedText counted = count_text(input.corpus, input.language, options.words.counting());
    const std::vector<std::uint32_t> words = words_of(counted, options.words);
    const auto size = static_cast<std::int64_t>(words.size());
    GrowthTable table{.unit = options.words.unit, .convention = {}, .positions = size, .points = {}};
    Growing growing(counted.numbers(options.words.key()));
    std::int64_t n = 0;
    for (std::int64_t k = 1; k <= options.points; ++k) {
        context.progress(static_cast<std::size_t>(k), static_cast<std::size_t>(options.points));
        const std::int64_t end = size * k / options.points;
        if (end == n) continue;
        for (; n < end; ++n) growing.add(words[static_cast<std::size_t>(n)]);
        table.points.push_back(richness_of(growing.spectrum()));
    }
    for (GrowthPoint& point : table.points) {
        point.expected_types = expected_types(growing.spectrum(), point.n);
        point.expected_once = expected_once(growing.spectrum(), point.n);
    }
    table.convention = convention_of(table, options.words);
    return table;
}

std::string growth_csv(const GrowthTable& table) {
    std::string csv =
        csv_line({"N", "V", "V1", "V2", "ttr", "guiraud", "herdan", "yule_k", "expected_V", "expected_V1"});
    for (const GrowthPoint& point : table.points) {
        csv +=
            csv_line({std::to_string(point.n), std::to_string(point.types), std::to_string(point.once),
                      std::to_string(point.twice), fixed(point.ttr, 6), fixed(point.guiraud, 6), fixed(point.herdan, 6),
                      fixed(point.yule_k, 6), fixed(point.expected_types, 6), fixed(point.expected_once, 6)});
    }
    return csv;
}

std::string growth_json(const GrowthTable& table) {
    using Json = nlohmann::ordered_json;
    Json json{
        {"unit", table.unit}, {"convention", table.convention}, {"N", table.positions}, {"points", Json::array()}};
    for (const GrowthPoint& point : table.points) {
        json["points"].push_back({{"N", point.n},
                                  {"V", point.types},
                                  {"V1", point.once},
                                  {"V2", point.twice},
                                  {"ttr", point.ttr},
                                  {"guiraud", point.guiraud},
                                  {"herdan", point.herdan},
                                  {"yule_k", point.yule_k},
                                  {"expected_V", point.expected_types},
                                  {"expected_V1", point.expected_once}});
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace glane
