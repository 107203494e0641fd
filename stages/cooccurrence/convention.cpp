#include "stages/cooccurrence/convention.h"

#include <fmt/format.h>

namespace glane::cooccurrence {
namespace {

std::string counted_words(const Cooccur::Options& options) {
    std::string what = "Positions comptées : les mots du texte restauré";
    if (options.scope == "interviews") what += ", dans les entretiens seulement";
    if (options.scope == "report") what += ", hors des entretiens";
    what += options.interviewers == "out" ? ", sans les tours des enquêteurs" : ", tours des enquêteurs compris";
    return what +
           ", sans les tableaux, les figures, les titres courants ni les en-têtes d'entretien ; les nombres, la "
           "ponctuation et ce qui est entre crochets ne sont pas des positions ; les mots vides en sont, mais ne sont pas relevés comme "
           "cooccurrents.";
}

std::string node_words(const CooccurrenceTable& table, const Cooccur::Options& options) {
    return fmt::format("Nœud : « {} », sans égard aux majuscules ni aux accents{}, à l'intérieur d'une phrase ; {} "
                       "occurrence{}, dont les mots sont hors de tout compte.",
                       table.node, options.inflection == "plural" ? ", avec ou sans s ou x final" : "",
                       table.nodes.size(), table.nodes.size() > 1 ? "s" : "");
}

std::string span_words(const Cooccur::Options& options) {
    if (options.span == "sentence") return "les phrases qui contiennent le nœud";
    if (options.span == "answers") return "les passages qui répondent à la question du guide d'entretien";
    if (options.span == "window") {
        return fmt::format("les {} mots à gauche et les {} mots à droite de chaque occurrence du nœud, dans le même "
                           "passage (tour de parole ou paragraphe)",
                           options.left, options.right);
    }
    return "les passages (tours de parole ou paragraphes) qui contiennent le nœud";
}

}  // namespace

std::string convention_of(const CooccurrenceTable& table, const Cooccur::Options& options) {
    std::string text = counted_words(options) + ' ' + node_words(table, options) + ' ';
    text += fmt::format("Contexte : {} ; les contextes qui se recouvrent sont réunis, chaque position compte une fois. ",
                        span_words(options));
    text += fmt::format("N = {} positions, dont f1 = {} dans le contexte. f2 : occurrences du cooccurrent ; f : celles "
                        "du contexte ; fréquence attendue = f1·f2/N. ",
                        table.n, table.f1);
    if (options.unit != "form") {
        text += "Expressions : segments répétés de 2 à 6 mots d'une même phrase, sans ponctuation ni nœud, qui ne "
                "commencent ni ne finissent par un mot vide ; une expression est dans le contexte quand tous ses mots y "
                "sont ; celle qui ne vit guère que dans une plus longue est écartée. ";
    }
    text += "Classement par la log-vraisemblance G² (Dunning 1993), négative quand il y en a moins qu'attendu ; au-delà "
            "de 3,84 une association serait significative à 5 % si elle était la seule examinée.";
    return text;
}

}  // namespace glane::cooccurrence
