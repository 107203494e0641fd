#include "pipeline/model/positions_in_french.h"

#include <string_view>

namespace glane {
namespace {

std::string_view what_else_counts(Positions positions) {
    switch (positions) {
        case Positions::words:
            return "les nombres, la ponctuation et ce qui est entre crochets ne sont pas des positions";
        case Positions::words_and_numbers:
            return "les nombres et ce qui est entre crochets sont des positions, la ponctuation n'en est pas";
        case Positions::tokens: break;
    }
    return "les nombres, la ponctuation et ce qui est entre crochets sont des positions comme les autres";
}

}  // namespace

std::string positions_in_french(const Counting& counting) {
    std::string what = "Positions comptées : les mots du texte restauré";
    if (counting.scope == "interviews") what += ", dans les entretiens seulement";
    if (counting.scope == "report") what += ", hors des entretiens";
    what += counting.interviewers == "out" ? ", sans les tours des enquêteurs" : ", tours des enquêteurs compris";
    what += ", sans les tableaux, les figures, les titres courants ni les en-têtes d'entretien ; ";
    return what + std::string(what_else_counts(counting.positions));
}

}  // namespace glane
