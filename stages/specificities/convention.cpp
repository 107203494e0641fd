#include "stages/specificities/convention.h"

#include <fmt/format.h>

namespace glane::specificities {

std::string convention_of(const SpecificityTable& table, const Specificities::Options& options, bool tagged) {
    std::string text = positions_in_french(options.words) + ' ';
    text += fmt::format("Les parties sont faites selon {}. T = {} positions dans l'ensemble des parties",
                        variable_in_french(table.variable), table.positions);
    if (table.left_out > 0) {
        text += fmt::format(" ; {} autres, dont la valeur n'est pas connue, sont laissées de côté", table.left_out);
    }
    text += ". " + units_in_french(options.words, tagged);
    text +=
        "f : occurrences du mot dans la partie, qui a t positions ; F : dans toutes les parties ; fréquence attendue = "
        "F·t/T. Spécificité (Lafon 1980) : -log10 de la probabilité, au hasard (loi hypergéométrique), d'en trouver "
        "autant ou davantage ; négative quand le mot est rare dans la partie : c'est alors la probabilité d'en trouver "
        "aussi peu ou moins. À 2, une chance sur cent ; à 3, une sur mille. p ajustée : test exact de Fisher, "
        "bilatéral, corrigé pour tous les mots et toutes les parties du tableau (Benjamini et Hochberg 1995) ; sous "
        "0,05, une fausse découverte sur vingt au plus. ";
    text +=
        "Ces calculs font comme si chaque mot était tiré séparément ; or une personne se répète. Avec peu "
        "d'entretiens, une spécificité peut être celle d'une seule personne : regardez dans combien d'entretiens de la "
        "partie le mot paraît.";
    return text;
}

}  // namespace glane::specificities
