#include "stages/dispersion/convention.h"

#include <fmt/format.h>

namespace glane::dispersion {
namespace {

std::string rows_of(const Disperse::Options& options, bool tagged) {
    if (options.expressions.empty()) return units_in_french(options.words, tagged);
    if (options.words.unit == "form") return "Une expression est trouvée quels que soient majuscules et accents. ";
    return "Une expression est trouvée sous toutes les formes de ses lemmes, quels que soient majuscules et accents. ";
}

}  // namespace

std::string convention_of(const DispersionTable& table, const Disperse::Options& options, bool tagged) {
    std::string text = positions_in_french(options.words) + ' ';
    text += fmt::format("Le corpus est découpé en {} parties selon {}, T = {} positions en tout", table.parts.size(),
                        variable_in_french(table.over), table.positions);
    if (table.left_out > 0) text += fmt::format(" ; {} autres n'appartiennent à aucune", table.left_out);
    text += ". " + rows_of(options, tagged);
    return text +
           "f : occurrences ; étendue : nombre de parties où le mot paraît. DP (Gries 2008) : la part des occurrences "
           "qu'il faudrait déplacer pour que chaque partie en ait selon sa taille ; 0 quand le mot est partout selon "
           "la "
           "taille des parties, près de 1 quand une petite partie a tout ; DPnorm (Lijffijt et Gries 2012) : le même, "
           "ramené à un maximum de 1. D (Juilland 1970), D2 (Carroll 1970) et S (Rosengren 1971) vont à l'inverse : "
           "1 quand le mot est également réparti. Pour un mot rare, ces mesures disent peu : lisez d'abord l'étendue.";
}

}  // namespace glane::dispersion
