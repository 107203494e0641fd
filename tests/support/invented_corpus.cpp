#include "tests/support/invented_corpus.h"

#include "tests/support/counted_corpus.h"

namespace glane::test {
namespace {

// Little variety, so that much is repeated; now and then a whole stretch is said again.
std::string invented_line(TextDice& dice, const std::vector<std::string>& phrases) {
    std::string line = dice.one_of(std::vector<std::string>{"> ", "> ", "? ", "", "# ", "| ", "@ "});
    const std::size_t length = dice.below(25);
    for (std::size_t i = 0; i < length; ++i) {
        const std::size_t what = dice.below(24);
        if (what == 0) line += "2030 ";
        if (what == 1) line += ", ";
        if (what == 2) line += ". ";
        if (what == 3) line += dice.one_of(phrases) + ' ';
        if (what == 4) line += "[ ";
        if (what == 5) line += "] ";
        if (what > 5) line += dice.one_of(kInventedWords) + ' ';
    }
    return line + '\n';
}

std::string invented_phrase(TextDice& dice) {
    std::string phrase;
    for (std::size_t left = 2 + dice.below(9); left > 0; --left)
        phrase += dice.one_of(kInventedWords) + (left > 1 ? " " : "");
    return phrase;
}

}  // namespace

const std::vector<std::string> kInventedWords{
    "le",     "de",       "l'",       "du",    "coup", "je",  "pense",     "impact",     "impacts",
    "Impact", "écologie", "ecologie", "choix", "sur",  "sûr", "numérique", "numériques", "responsable",
    "mails",  "mail",     "moi",      "élu",   "élus", "an",  "ans"};

Corpus invented_corpus(TextDice& dice) {
    std::vector<std::string> phrases;
    for (int i = 0; i < 4; ++i) phrases.push_back(invented_phrase(dice));
    Corpus corpus;
    for (std::size_t text = 0; text < 1 + dice.below(3); ++text) {
        std::string lines;
        for (std::size_t left = dice.below(25); left > 0; --left) lines += invented_line(dice, phrases);
        corpus.push_back(build_text("texte-" + std::to_string(text), lines));
    }
    if (dice.below(3) > 0) {
        for (CorpusText& text : corpus) tag_as_invented(text);
    }
    return corpus;
}

void invent_facts(Corpus& corpus, TextDice& dice) {
    using Strings = std::vector<std::string>;
    std::size_t number = 0;
    for (CorpusText& text : corpus) {
        for (Interview& interview : text.document.interviews) {
            interview.id = "entretien-" + std::to_string(++number);
            interview.facts.role = dice.one_of(Strings{"élu", "agent", "élu et agent", ""});
            interview.facts.gender = dice.one_of(Strings{"femme", "homme"});
            interview.facts.kind = dice.one_of(Strings{"commune", "EPCI", ""});
            interview.facts.size_min = dice.one_of(std::vector<std::int64_t>{-1, 2000, 10000});
            interview.facts.size_max = dice.one_of(std::vector<std::int64_t>{-1, 10000, 30000});
        }
    }
}

}  // namespace glane::test
