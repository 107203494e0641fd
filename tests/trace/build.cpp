#include "tests/trace/build.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/model/tokenize.h"

namespace glane::test {

const Language& french() {
    static const Language language = Language::load(std::string(GLANE_SOURCE_DIR) + "/lexicon");
    return language;
}

CorpusText report_of(const std::vector<Part>& parts) {
    CorpusText made;
    std::string& text = made.source.text;
    Document& document = made.document;
    bool in_interview = false;
    for (const Part& part : parts) {
        Passage passage;
        passage.kind = part.kind;
        passage.speaker = part.speaker;
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += part.text;
        passage.pieces = {{begin, static_cast<std::uint32_t>(text.size())}};
        text += "\n\n";
        const bool turn = part.kind == PassageKind::turn;
        const auto index = static_cast<std::uint32_t>(document.passages.size());
        if (turn && !in_interview) {
            document.interviews.push_back(
                {fmt::format("entretien-{}", document.interviews.size() + 1), {}, {}, {index, index}, {}});
        }
        in_interview = turn;
        if (turn) passage.interview = static_cast<std::uint32_t>(document.interviews.size() - 1);
        if (turn) document.interviews.back().passages.end = index + 1;
        document.passages.push_back(std::move(passage));
    }
    made.source.name = document.name = "verger.txt";
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n') continue;
        made.source.lines.push_back({begin, at});
        begin = at + 1;
    }
    made.source.pages.push_back({{0, static_cast<std::uint32_t>(text.size())}, 0, 1, {}, PageSign::first_line, 1});
    made.restored = start_from(text);
    document.text = text;
    for (Passage& passage : document.passages) {
        passage.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
        if (is_running_text(passage.kind)) {
            const auto tokens = tokenize(document.text, passage.pieces.front(), french());
            document.tokens.insert(document.tokens.end(), tokens.begin(), tokens.end());
        }
        passage.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
    }
    return made;
}

std::uint32_t line_of(const CorpusText& text, std::string_view words) {
    const std::size_t at = text.source.text.find(words);
    return 1 + static_cast<std::uint32_t>(std::count(text.source.text.begin(),
                                                     text.source.text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

Corpus orchard() {
    return {report_of({
        {PassageKind::heading, "Le verger communal de Saint-Aubier", ""},
        {PassageKind::paragraph,
         "La commune a planté quarante pommiers derrière la salle des fêtes. Les habitants parlent volontiers\n"
         "d'un verger pour tous, et la mairie d'un lieu de rencontre entre les générations du bourg.",
         ""},
        {PassageKind::note, "Le recensement des arbres fruitiers date de l'hiver précédent.", ""},
        {PassageKind::paragraph, "Les récoltes sont partagées à la Saint-Michel, au prorata des heures données.", ""},
        {PassageKind::turn, "Au début personne n'y croyait. On a commencé avec trois arbres et beaucoup de cailloux.",
         "Habitante"},
        {PassageKind::turn, "Et maintenant ?", "Enquêteur"},
        {PassageKind::turn,
         "Maintenant, c'est un vrai poumon vert au milieu du lotissement. Les enfants grimpent,\n"
         "les anciens taillent, et chacun repart avec son panier de pommes à l'automne. Il faut être patient, voilà "
         "tout.",
         "Habitante"},
        {PassageKind::paragraph, "Le second entretien a eu lieu sous la pluie.", ""},
        {PassageKind::turn,
         "L'arrosage pendant la canicule nous coûte cher. Nous avons posé des cuves de récupération et un paillage "
         "épais.\n"
         "Le partage des récoltes reste une fête improvisée, avec du cidre et des crêpes.",
         "Élu"},
    })};
}

}  // namespace glane::test
