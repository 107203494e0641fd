#include "tests/support/counted_corpus.h"

#include <algorithm>
#include <cstdint>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane::test {
namespace {

std::uint32_t size32(const auto& all) { return static_cast<std::uint32_t>(all.size()); }

void begin_interview(Document& document, Span heading) {
    Interview interview;
    interview.id = "entretien-" + std::to_string(document.interviews.size() + 1);
    interview.heading = std::string(heading.of(document.text));
    interview.heading_span = heading;
    interview.passages = {size32(document.passages) + 1, size32(document.passages) + 1};
    document.interviews.push_back(interview);
}

void add_tokens(Document& document, Passage& passage) {
    std::uint32_t begin = size32(document.tokens);
    const auto end_sentence = [&] {
        if (begin < size32(document.tokens)) document.sentences.push_back({begin, size32(document.tokens)});
        begin = size32(document.tokens);
    };
    passage.tokens.begin = begin;
    passage.sentences.begin = size32(document.sentences);
    if (is_running_text(passage.kind)) {
        for (const Token& token : tokenize(document.text, passage.pieces.front(), little_french())) {
            document.tokens.push_back(token);
            const std::string_view form = document.form(token);
            if (form == "." || form == "!" || form == "?") end_sentence();
        }
    }
    end_sentence();
    passage.tokens.end = size32(document.tokens);
    passage.sentences.end = size32(document.sentences);
}

void add_line(Document& document, Span line) {
    const std::string_view content = line.of(document.text);
    const bool marked = content.size() > 1 && content[1] == ' ' && std::string_view("#@>?|~").find(content[0]) < 6;
    const char mark = marked ? content[0] : ' ';
    Passage passage;
    passage.pieces = {{line.begin + (marked ? 2 : 0), line.end}};
    if (mark == '#' || mark == '@') passage.kind = PassageKind::heading;
    if (mark == '>' || mark == '?') passage.kind = PassageKind::turn;
    if (mark == '|') passage.kind = PassageKind::table;
    if (mark == '~') passage.kind = PassageKind::furniture;
    passage.interviewer = mark == '?';
    if (mark == '@') begin_interview(document, passage.pieces.front());
    if (passage.kind == PassageKind::turn && !document.interviews.empty()) {
        passage.interview = size32(document.interviews) - 1;
        document.interviews.back().passages.end = size32(document.passages) + 1;
    }
    add_tokens(document, passage);
    document.passages.push_back(passage);
}

}  // namespace

const Language& little_french() {
    static const Language language = Language::parse({.stopwords = "le\nla\nl'\nde\nd'\ndu\ndes\net\nc'\nest\na\nà\nun\nje\nsur\n"
                                                                   "du coup\nje pense\n",
                                                      .elisions = "l'\nd'\nc'\nj'\nqu'\n=aujourd'hui\n",
                                                      .abbreviations = "",
                                                      .facts = "",
                                                      .phrases = "nominal\tNOUN (ADJ | ADP DET? NOUN)+\n"
                                                                 "verbal\tINF DET? NOUN\n"});
    return language;
}

CorpusText build_text(const std::string& name, std::string_view lines) {
    CorpusText text;
    text.source.name = name;
    text.source.text = lines;
    text.source.encoding = "utf-8";
    text.restored = start_from(lines);
    text.document.name = name;
    text.document.text = lines;
    for (std::size_t begin = 0; begin <= lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const Span line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        text.source.lines.push_back(line);
        if (!line.empty()) add_line(text.document, line);
        begin = end + 1;
    }
    Page page;
    page.span = {0, size32(lines)};
    text.source.pages.push_back(page);
    return text;
}

Corpus build_corpus(std::string_view lines) {
    Corpus corpus;
    corpus.push_back(build_text("texte.txt", lines));
    return corpus;
}

void tag_as_invented(CorpusText& text) {
    struct Sense {
        std::string_view form;
        std::string_view lemma;
        PartOfSpeech pos;
        VerbForm verb_form = VerbForm::none;
    };
    using P = PartOfSpeech;
    static const std::vector<Sense> senses = {{"le", "le", P::determiner},
                                              {"de", "de", P::adposition},
                                              {"du", "de", P::adposition},
                                              {"l'", "le", P::determiner},
                                              {"impacts", "impact", P::noun},
                                              {"numérique", "numérique", P::adjective},
                                              {"numériques", "numérique", P::adjective},
                                              {"responsable", "responsable", P::adjective},
                                              {"mails", "mail", P::noun},
                                              {"élus", "élu", P::noun},
                                              {"ans", "an", P::noun},
                                              {"choix", "choisir", P::verb, VerbForm::infinitive},
                                              {"sur", "sur", P::adposition},
                                              {"sûr", "sûr", P::adjective}};
    const Document& document = text.document;
    Tagged& tagged = text.tagged;
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
        const std::string form = exact_form(document.form(document.tokens[i]));
        Sense sense{form, form, document.tokens[i].kind == TokenKind::word ? P::noun : P::punctuation};
        for (const Sense& known : senses) {
            if (known.form == form) sense = known;
        }
        // Now and then a noun in place of an adjective: one form, two readings.
        if (sense.pos == P::adjective && i % 5 == 0) sense.pos = P::noun;
        const auto lemma = std::find(tagged.lemmas.begin(), tagged.lemmas.end(), sense.lemma);
        tagged.tags.push_back(
            {static_cast<std::uint32_t>(lemma - tagged.lemmas.begin()), sense.pos, sense.verb_form});
        if (lemma == tagged.lemmas.end()) tagged.lemmas.emplace_back(sense.lemma);
    }
}

}  // namespace glane::test
