#include "stages/cooccurrence/convention.h"

#include <string_view>

#include <fmt/format.h>

#include "pipeline/model/counted_words.h"
#include "pipeline/model/partition.h"
#include "pipeline/model/positions_in_french.h"
#include "stages/cooccurrence/programs.h"

namespace glane::cooccurrence {
namespace {

std::string counted_words(const Cooccur::Options& options) {
    const Positions positions = program_named(options.convention).positions;
    std::string what = positions_in_french({.scope = options.span == "interview" ? "interviews" : options.scope,
                                            .interviewers = options.interviewers,
                                            .positions = positions});
    if (options.stop_words == "out" || options.unit == "expression") {
        what += positions == Positions::tokens ? " ; les mots vides et la ponctuation" : " ; les mots vides";
        what += " en sont, mais ne sont pas relevés comme cooccurrents";
    }
    what += '.';
    if (options.by.empty()) return what;
    return what + fmt::format(" Ne compte ici que ce dont {} est « {} ».",
                              variable_in_french(part_variable(options.by)), options.part);
}

std::string_view what_is_inside(NodeCells node) {
    switch (node) {
        case NodeCells::none: return "sont hors de tout compte";
        case NodeCells::elsewhere: return "comptent dans N et dans f2, mais ne sont pas dans le contexte";
        case NodeCells::as_any: break;
    }
    return "comptent dans N et dans f2, et dans le contexte d'une autre occurrence qui est proche";
}

std::string node_words(const CooccurrenceTable& table, const Cooccur::Options& options) {
    std::string how = ", sans égard aux majuscules ni aux accents";
    if (options.inflection == "plural") how += ", avec ou sans s ou x final";
    if (options.inflection == "lemma") how += ", sous toutes les formes de ses lemmes";
    how += ", à l'intérieur d'une phrase";
    if (!options.query.empty()) how = " (requête ; du premier au dernier mot trouvé)";
    return fmt::format("Nœud : « {} »{} ; {} occurrence{}, dont les mots {}.", table.node, how, table.nodes.size(),
                       table.nodes.size() > 1 ? "s" : "", what_is_inside(program_named(options.convention).node));
}

std::string bound_words(const std::string& within) {
    if (within == "sentence") return "dans la même phrase";
    if (within == "interview") return "dans le même entretien";
    if (within == "text") return "dans le même texte";
    return "dans le même passage (tour de parole ou paragraphe)";
}

std::string span_words(const Cooccur::Options& options) {
    if (options.span == "sentence") return "les phrases qui contiennent le nœud";
    if (options.span == "interview") return "les entretiens qui contiennent le nœud";
    if (options.span == "answers") return "les passages qui répondent à la question du guide d'entretien";
    if (options.span == "window") {
        const std::string_view what = options.convention == "glane" ? "mots" : "positions";
        return fmt::format("les {0} {2} à gauche et les {1} {2} à droite de chaque occurrence du nœud, {3}",
                           options.left, options.right, what, bound_words(options.within));
    }
    return "les passages (tours de parole ou paragraphes) qui contiennent le nœud";
}

std::string unit_words(const Cooccur::Options& options, bool tagged) {
    std::string text;
    if (options.unit == "lemma" || options.unit == "both") {
        text += "Les mots sont réunis par lemme et montrés sous leur forme la plus fréquente près du nœud. ";
    }
    if (options.unit == "form") text += "Les mots sont distingués par leur forme, sans majuscules ni accents. ";
    if (!options.pos.empty() && options.unit != "expression") {
        text += fmt::format("Mots relevés : ceux qui sont étiquetés {}. ", fmt::join(options.pos, ", "));
    }
    if (options.unit != "both" && options.unit != "expression") return text;
    return text + expressions_in_french(tagged);
}

std::string whose_words(const Program& program) {
    if (program.name == "glane") return "";
    return fmt::format("Convention {} ; les mots sont découpés et réunis comme glane le fait. ", program.called);
}

std::string figures_words(const CooccurrenceTable& table, const Program& program) {
    std::string text = fmt::format("N = {} positions, ", table.n);
    text += program.each_window ? fmt::format("f1 = {}, somme des fenêtres. ", table.f1)
                                : fmt::format("dont f1 = {} dans le contexte. ", table.f1);
    text += "f2 : occurrences du cooccurrent ; f : celles du contexte ; fréquence attendue = f1·f2/N. ";
    if (program.each_window) text += "Quand f dépasse f2, aucune occurrence n'est ailleurs, et f2 = f. ";
    if (program.name == "txm") text += "TXM écrit t pour f1, T pour N, F pour f2. ";
    return text;
}

std::string_view rank_words(const Program& program) {
    if (program.name == "txm") {
        return "Classement par la spécificité (Lafon 1980) : -log10 de la probabilité d'au moins f occurrences par "
               "hasard ; négative quand il y en a moins qu'attendu. ";
    }
    if (program.name == "quanteda") {
        return "Classement par le χ² corrigé de Yates, négatif quand il y en a moins qu'attendu (quanteda ne corrige "
               "que là où un effectif attendu est inférieur à 5). ";
    }
    return "Classement par la log-vraisemblance G² (Dunning 1993), négative quand il y en a moins qu'attendu ; au-delà "
           "de 3,84 une association serait significative à 5 % si elle était la seule examinée. ";
}

std::string interval_words(const CooccurrenceTable& table) {
    if (table.resampled == 0) return "Pas d'intervalle : il faudrait au moins deux entretiens.";
    std::string text = fmt::format(
        "Intervalle : les 95 % centraux de G² sur mille corpus faits des mêmes {} entretiens (ou textes), retirés au "
        "sort avec remise.",
        table.resampled);
    constexpr std::uint32_t kFew = 20;
    if (table.resampled < kFew) {
        text += fmt::format(
            " {} entretiens sont peu : l'intervalle dit surtout qu'un résultat tient, ou non, à une seule personne.",
            table.resampled);
    }
    return text;
}

}  // namespace

std::string convention_of(const CooccurrenceTable& table, const Cooccur::Options& options, bool tagged) {
    const Program& program = program_named(options.convention);
    std::string text = whose_words(program) + counted_words(options) + ' ' + node_words(table, options) + ' ';
    text += fmt::format("Contexte : {} ; {}. ", span_words(options),
                        program.each_window
                            ? "une position compte une fois pour chaque fenêtre qui la contient"
                            : "les contextes qui se recouvrent sont réunis, chaque position compte une fois");
    text += figures_words(table, program) + unit_words(options, tagged);
    text += rank_words(program);
    text +=
        "p : test exact de Fisher (au moins f occurrences par hasard) ; q : p corrigé pour tous les cooccurrents du "
        "tableau (Benjamini et Hochberg 1995). ";
    return text + interval_words(table) +
           " Un mot vu une ou deux fois dit qu'il a été dit là, par tant de personnes ; ni rang, ni probabilité n'en "
           "font une "
           "tendance.";
}

}  // namespace glane::cooccurrence
