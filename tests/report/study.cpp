#include "tests/report/study.h"

#include <utility>

namespace glane::test {

namespace {

void add_lines(Source& source) {
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= source.text.size(); ++i) {
        if (i < source.text.size() && source.text[i] != '\n') continue;
        if (i > begin || i < source.text.size()) source.lines.push_back({begin, i});
        begin = i + 1;
    }
    source.pages.push_back({{0, static_cast<std::uint32_t>(source.text.size())}, 0, 1, {}, PageSign::first_line, 1.0});
}

void add_passages(Document& document) {
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= document.text.size(); ++i) {
        if (i < document.text.size() && document.text[i] != '\n') continue;
        Passage passage;
        passage.pieces = {{begin, i}};
        if (i > begin) document.passages.push_back(passage);
        begin = i + 1;
    }
}

Occurrence occurrence_of(const Corpus& corpus, std::string_view word, std::uint32_t passage) {
    const CorpusText& text = corpus.front();
    const Span piece = text.document.passages[passage].pieces.front();
    const auto begin = static_cast<std::uint32_t>(text.document.text.find(word, piece.begin));
    const Span span{begin, begin + static_cast<std::uint32_t>(word.size())};
    SourceRef place = text.ref(span);
    place.interview = "entretien-1";
    return {{0, passage}, span, place};
}

Extract extract_of(const CorpusText& text) {
    Extract extract{"entretien-1", text.source.name, "Entretien avec un élu", {}, text.ref({0, 1}), false, {}};
    extract.facts = {"maire", "élu", "homme", "commune", 5000, 20000};
    for (std::uint32_t p = 1; p < text.document.passages.size(); ++p) {
        const Span piece = text.document.passages[p].pieces.front();
        ExtractTurn turn;
        turn.interviewer = p % 2 == 1;
        turn.speaker = turn.interviewer ? "Enquêtrice" : "Interlocuteur";
        turn.text = std::string(piece.of(text.document.text));
        turn.ref = text.ref(piece);
        turn.passage = p;
        const std::size_t at = turn.text.find("numérique responsable");
        if (at != std::string::npos) {
            const auto begin = static_cast<std::uint32_t>(at);
            turn.marks.push_back({begin, begin + 22});
        }
        extract.turns.push_back(std::move(turn));
    }
    return extract;
}

Collocate collocate_of(const Corpus& corpus, const std::string& word, std::uint32_t passage) {
    Collocate collocate;
    collocate.text = word;
    collocate.key = word;
    collocate.cells = {2, 1198, 3, 8797};
    collocate.log_likelihood = 12.345;
    collocate.log_dice = 9.5;
    collocate.interviews = 1;
    collocate.occurrences = {occurrence_of(corpus, word, passage)};
    return collocate;
}

}  // namespace

CorpusText build_text(const std::string& name, std::string_view source, const std::vector<Change>& changes) {
    CorpusText text;
    text.source.name = name;
    text.source.text = std::string(source);
    add_lines(text.source);
    Rewriter pass(text.source.text);
    for (const Change& change : changes) {
        const std::size_t at = source.find(change.before, pass.position());
        pass.copy_to(static_cast<std::uint32_t>(at));
        const auto size = static_cast<std::uint32_t>(change.before.size());
        const Reason reason{change.rule, change.probability};
        if (change.status == EmendationStatus::applied) pass.replace(size, change.after, reason);
        if (change.status != EmendationStatus::applied) pass.consider(size, change.after, reason, change.status);
    }
    text.restored = start_from(text.source.text);
    apply(text.restored, text.source.text, std::move(pass));
    text.document.name = name;
    text.document.text = text.restored.text;
    add_passages(text.document);
    return text;
}

Study build_study() {
    Study study;
    study.corpus.push_back(build_text("entretien.txt",
                                      "Entretien avec un élu\n"
                                      "Le numérique responsable, qu'est-ce que c'est ?\n"
                                      "C'est trés simple, on garde les ordinateurs plus\n"
                                      "Et le numérique responsable a I'école ?\n"
                                      "Forcedes choses, on répare les ordinateurs.\n",
                                      {{"trés", "très", "accent", 0.99},
                                       {" a", " à", "accent", 0.62, EmendationStatus::proposed},
                                       {"I'", "l'", "apostrophe", 0.97},
                                       {"Forcedes", "Force des", "split", 0.91},
                                       {"répare", "repère", "accent", 0.05, EmendationStatus::kept}}));
    study.corpus[0].document.interviews = {{"entretien-1", "Entretien avec un élu", {0, 22}, {1, 5}, {}}};
    const Corpus& corpus = study.corpus;
    study.cooccurrence.node = study.node;
    study.cooccurrence.convention = "Contexte : les tours qui contiennent le nœud ; chaque position compte une fois.";
    study.cooccurrence.found = 3;
    study.cooccurrence.nodes = {occurrence_of(corpus, study.node, 1), occurrence_of(corpus, study.node, 3)};
    study.cooccurrence.collocates = {collocate_of(corpus, "ordinateurs", 2), collocate_of(corpus, "école", 3)};
    study.cloud.svg =
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
        "<a href=\"#mot-2\"><text>école</text></a></svg>\n";
    study.cloud.caption = "Ce qui se dit près de l'expression : plus grand, plus souvent.";
    study.cloud.alternative = "Un nuage d'un mot : école.";
    study.annex = {study.question, study.node, {extract_of(corpus.front())}};
    Attestation found;
    found.quote = "« on garde l'école »";
    found.verdict = Fidelity::near;
    found.similarity = 0.91;
    found.text = "on garde les écoles";
    found.ref = {"entretien.txt", "entretien-1", 1, 3};
    study.quotations = {{{"rapport.txt", {}, 2, 12}, QuotationUse::interview, found}, {{"rapport.txt", {}, 2, 14}, QuotationUse::term, {}}};
    PrintedCloud cloud;
    cloud.ref = {"rapport.txt", {}, 3, 40};
    cloud.expressions.push_back({"on garde", {{"on gar", 40, false}, {"3P", 41, true}}, {"entretien.txt", "entretien-1", 1, 3}, 3, {}, false, 0.9, {}});
    study.printed_clouds = {cloud};
    study.printed_pictures = {{"<svg id=\"imprime\"></svg>", "Le nuage imprimé, recollé.", "Un nuage d'une expression."}};
    study.compared = {"<svg id=\"compare\"></svg>", "Le nuage et le compte.", "Deux barres."};
    study.themes = {{"matériel", 2, 1}};
    study.assessments = {{"entretien.txt", 40, 5, 2, 4, 3, 1}};
    study.findings = {{Severity::warning, {{"entretien.txt", 3, 1}, "turn without a speaker", "name the speaker"}}};
    study.provenance = {"glane 0.1.0",
                        {{"restore", "1"}},
                        {{"cooccurrence.span", "turn"}},
                        {{"entretien.txt", "aa11"}},
                        {"cloud.svg", "restored/entretien.txt"}};
    return study;
}

std::string Study::page() const {
    Context context;
    return Report::run({title, node, question, corpus, cooccurrence, cloud, annex, quotations, printed_clouds, printed_pictures, compared, themes, assessments, findings,
                        provenance, decisions},
                       options, context);
}

}  // namespace glane::test
