#include "tests/search/invented.h"

#include <utility>

#include "pipeline/base/file.h"
#include "pipeline/model/tokenize.h"
#include "stages/index/index.h"

namespace glane::test {
namespace fs = std::filesystem;

const Language& small_language() {
    static const Language language = Language::parse({
        .stopwords = "le\nla\nde\n",
        .elisions = "l'\nd'\nj'\nn'\nqu'\nc'\n=aujourd'hui\n-t-elle\n-ce\n-vous\n-on\n-il\n.e\n.es\n.s\n.ne\n.nes\n."
                    "rice\n.rices\n",
        .abbreviations = "M.\n",
        .facts = "",
    });
    return language;
}

WordCutter query_cutter() {
    return [](std::string_view text) {
        std::vector<std::string> words;
        for (const Token& token : tokenize(text, small_language())) {
            if (token.kind != TokenKind::punctuation) words.emplace_back(token.span.of(text));
        }
        return words;
    };
}

std::uint64_t Dice::next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

CorpusText text_of(const std::string& name, const std::vector<Draft>& drafts,
                   const std::vector<InterviewFacts>& interviews) {
    CorpusText made;
    Document& document = made.document;
    document.name = name;
    made.source.name = name;
    made.source.encoding = "utf-8";
    std::string& text = made.source.text;
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < interviews.size(); ++i) {
        document.interviews.push_back({"entretien-" + std::to_string(i + 1), "", {}, {}, interviews[i]});
    }
    for (const Draft& draft : drafts) {
        Passage passage;
        passage.kind = draft.kind;
        passage.level = draft.level;
        passage.interview = draft.interview;
        passage.speaker = draft.speaker;
        passage.interviewer = draft.interviewer;
        passage.section = open.empty() ? kNone : open.back();
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += draft.text;
        passage.pieces = {{begin, static_cast<std::uint32_t>(text.size())}};
        text += "\n\n";
        passage.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
        if (is_running_text(draft.kind)) {
            for (const Token& token : tokenize(text, passage.pieces[0], small_language())) {
                document.tokens.push_back(token);
            }
        }
        passage.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
        if (draft.kind == PassageKind::heading) open.push_back(static_cast<std::uint32_t>(document.passages.size()));
        document.passages.push_back(passage);
    }
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\n') continue;
        made.source.lines.push_back({begin, at});
        begin = at + 1;
    }
    for (std::uint32_t first = 0; first < made.source.lines.size(); first += 10) {
        Page page;
        page.first_line = first;
        page.number = first / 10 + 1;
        const std::size_t last = std::min<std::size_t>(first + 10, made.source.lines.size()) - 1;
        page.span = {made.source.lines[first].begin, made.source.lines[last].end + 1};
        made.source.pages.push_back(page);
    }
    made.restored = start_from(text);
    document.text = made.restored.text;
    return made;
}

const std::vector<std::string>& vocabulary() {
    static const std::vector<std::string> kWords = {
        "numérique",
        "numériques",
        "Numérique",
        "numerique",
        "responsable",
        "responsables",
        "sobriété",
        "sobre",
        "sobres",
        "côté",
        "côte",
        "cote",
        "élu",
        "élus",
        "élue",
        "élu·e·s",
        "agent",
        "agents",
        "agente",
        "agent.e.s",
        "citoyen.ne.s",
        "citoyens",
        "acteur.rice.s",
        "actrice",
        "l'usine",
        "L’usine",
        "usine",
        "usines",
        "d'accord",
        "accord",
        "aujourd'hui",
        "a-t-elle",
        "elle",
        "est-ce",
        "ce",
        "2023",
        "20 000",
        "20000",
        "12",
        "équiper",
        "équipé",
        "équipés",
        "équipement",
        "œuvre",
        "oeuvre",
        "cœur",
        "mais",
        "mai",
        "plus",
        "plu",
        "le",
        "la",
        "de",
        "et",
        "ou",
        "il",
        "médias",
        "média",
        "emploi",
        "emplois",
        "semi-directif",
        "semi",
        "directif",
    };
    return kWords;
}

CorpusText drawn_text(const std::string& name, std::uint64_t seed, std::size_t passages) {
    Dice dice(seed);
    const std::vector<InterviewFacts> interviews = {
        {"maire", "élu", "femme", "commune", -1, 3500},
        {"adjoint au numérique", "élu", "homme", "commune", 10000, 30000},
        {"agent de la DSI", "agent", "femme", "EPCI", 30000, -1},
        {"", "agent", "", "EPCI", 20000, 20000},
    };
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < passages; ++i) {
        Draft draft;
        const std::size_t kind = dice.roll(20);
        if (kind == 0) {
            draft.kind = PassageKind::heading;
            draft.level = static_cast<std::uint8_t>(1 + dice.roll(3));
        } else if (kind < 5) {
            draft.kind = std::vector{PassageKind::list_item, PassageKind::note, PassageKind::table,
                                     PassageKind::furniture}[kind - 1];
        } else if (kind < 14) {
            draft.kind = PassageKind::turn;
            draft.interview = static_cast<std::uint32_t>(dice.roll(interviews.size()));
            draft.interviewer = dice.chance(30);
            draft.speaker = draft.interviewer ? "Enquêtrice" : dice.chance(50) ? "Élue 1" : "E2";
        }
        const std::size_t words = draft.kind == PassageKind::heading ? 1 + dice.roll(4) : 1 + dice.roll(25);
        for (std::size_t w = 0; w < words; ++w) {
            if (w > 0) draft.text += dice.chance(8) ? "\n" : dice.chance(10) ? ", " : dice.chance(5) ? ". " : " ";
            draft.text += dice.pick(vocabulary());
        }
        drafts.push_back(draft);
    }
    return text_of(name, drafts, interviews);
}

fs::path fresh_folder(const std::string& name) {
    const fs::path folder = fs::path(GLANE_BINARY_DIR) / "test-search" / name;
    fs::remove_all(folder);
    make_folder(folder);
    return folder;
}

fs::path indexed(const std::string& name, const Corpus& corpus) {
    const fs::path folder = fresh_folder(name);
    Context context;
    Index::run({corpus, folder, "key of " + name}, {}, context);
    return folder;
}

}  // namespace glane::test
