#include <fmt/format.h>

#include "pipeline/model/query.h"

namespace glane {

std::string query_syntax() {
    std::string text =
        "Une requête trouve des passages : paragraphes, titres, notes, tours de parole.\n"
        "\n"
        "  numérique              le mot sous toutes ses formes, sans égard aux accents ni aux majuscules ;\n"
        "                         agent trouve aussi agents et agent.e.s, usine trouve l'usine\n"
        "  =Numérique             cette forme seule, accents compris\n"
        "  numéri*                les mots qui commencent ainsi (deux lettres au moins)\n"
        "  lemme:équiper          le mot du dictionnaire : équipe, équipées, équiper …, là où ils sont ce verbe\n"
        "  pos:ADJ                un mot de cette catégorie (NOM, VERBE, ADJECTIF …, ou les étiquettes d'Universal\n"
        "                         Dependencies) : \"numérique pos:ADJ\", usage NEAR/2 pos:ADJ\n"
        "  \"numérique responsable\"      les mots tels quels, l'un derrière l'autre ; =mot, début*, lemme: et pos:\n"
        "                               y sont permis\n"
        "  \"numérique responsable\"~5    dans n'importe quel ordre, 5 autres mots au plus entre eux\n"
        "  numérique NEAR/5 sobriété    de même, pour les mots sous toutes leurs formes et pour des expressions\n"
        "                               (PRES/5 est la même chose)\n"
        "\n"
        "  a b    a ET b    a AND b     les deux dans le même passage\n"
        "  a OU b           a OR b      l'un au moins\n"
        "  a SAUF b         a NOT b     le premier sans le second\n"
        "  (a OU b) ET c                parenthèses ; sans elles, ET lie plus fort que OU\n"
        "\n"
        "Les opérateurs s'écrivent en majuscules ; en minuscules, ce sont des mots. La ponctuation ne compte pas,\n"
        "les distances se comptent en mots, et rien ne franchit la limite d'un passage.\n"
        "\n"
        "Champs : nom:valeur, avec des guillemets si la valeur a des espaces (locuteur:\"Mme E1\"), et une étoile\n"
        "pour un début (document:rapport*) :\n"
        "\n";
    for (const FieldRow& row : search_fields()) {
        text += fmt::format("  {:<24}{}\n", row.example, row.help);
    }
    text +=
        "\n"
        "Une taille d'intervalle (10 000 à 30 000 habitants) doit tenir tout entière dans ce que l'on demande ;\n"
        "taille:20000 trouve les intervalles qui contiennent ce nombre.\n";
    return text;
}

}  // namespace glane
