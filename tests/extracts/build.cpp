#include "tests/extracts/build.h"

#include <algorithm>
#include <utility>

namespace glane::test {

const Language& french() {
    static const Language language = Language::load(std::string(GLANE_SOURCE_DIR) + "/lexicon");
    return language;
}

CorpusText interview_of(const std::vector<Line>& lines, SourceKind kind) {
    CorpusText made;
    made.source.name = made.document.name = "a.txt";
    made.document.kind = kind;
    made.document.interviews.push_back(
        {"a", "Entretien avec une élue", {}, {}, {"", "élu", "femme", "commune", 2000, -1}});
    made.source.pages.push_back({});
    for (const Line& line : lines) {
        Passage turn;
        turn.kind = PassageKind::turn;
        const auto begin = static_cast<std::uint32_t>(made.source.text.size());
        made.source.text += line.text + "\n";
        const auto end = static_cast<std::uint32_t>(made.source.text.size() - 1);
        turn.pieces = {{begin, end}};
        turn.interview = 0;
        turn.speaker = line.speaker;
        turn.interviewer = line.interviewer;
        made.document.passages.push_back(std::move(turn));
    }
    for (std::size_t at = 0; at < made.source.text.size();) {
        const std::size_t end = std::min(made.source.text.find('\n', at), made.source.text.size());
        made.source.lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = end + 1;
    }
    made.source.pages[0].span = {0, static_cast<std::uint32_t>(made.source.text.size())};
    made.restored = start_from(made.source.text);
    made.document.text = made.source.text;
    made.document.interviews[0].passages = {0, static_cast<std::uint32_t>(lines.size())};
    return made;
}

Extracts::Options options_of(std::string question) {
    Extracts::Options options;
    options.node = "jardin partagé";
    options.question = std::move(question);
    return options;
}

std::vector<Line> conversation() {
    return {{"Q", true, "Depuis quand habitez-vous ici ?"},
            {"R", false, "Depuis le jardin partagé, justement."},
            {"Q", true, "Est-ce que l’expresion « Jardins partagés » vous évoque quelque chose ?"},
            {"R", false, "Le jardin [...] partagé ? Les jardins partagés, oui & non."},
            {"Q", true, "Et l'hiver ?"},
            {"R", false, "L'hiver, rien."},
            {"Q", true, "Passons à autre chose : aimez-vous la pluie ?"},
            {"R", false, "Oui."}};
}

CorpusText hostile_interview() {
    CorpusText made =
        interview_of({{"Qui <b>êtes</b>-vous", true, "Le <script>alert(\"1\")</script> & le jardin partagé ?"},
                      {"R. \"x\" 1", false, "]]> <!-- non --> \x01\x1B[31m &amp; \xEF\xBF\xBF [rires] fin"},
                      {"", false, "[...] (...) [sans fin [rires], le jardin partagé"}});
    made.document.interviews[0].id = "2 entretiens & <un>";
    made.document.interviews[0].heading = "Entretien <avec> \"une\" élue & \x02 l'autre";
    made.document.interviews[0].facts.function = "maire < adjointe";
    made.source.name = made.document.name = "a & b <c>.txt";
    return made;
}

Annex annex_of(const Corpus& corpus, const std::string& question) {
    Context context;
    return Extracts::run({corpus, french()}, options_of(question), context);
}

}  // namespace glane::test
