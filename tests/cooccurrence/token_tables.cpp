#include "tests/cooccurrence/token_tables.h"

#include <algorithm>
#include <map>

#include "pipeline/base/file.h"
#include "stages/cooccurrence/tabulate.h"
#include "stages/ingest/ingest.h"
#include "stages/segment/segment.h"

namespace glane::test {
namespace {

using namespace glane::cooccurrence;
namespace fs = std::filesystem;

const fs::path kRoot = GLANE_SOURCE_DIR;

CorpusText demonstration_text(const std::string& name, const Language& french, const Lexicon& lexicon) {
    const std::string bytes = read_file(kRoot / "corpus" / "demo" / name);
    Context context;
    CorpusText text;
    text.source = Ingest::run({name, bytes, name}, {}, context);
    text.restored = start_from(text.source.text);
    const SourceKind kind = name == "rapport.txt" ? SourceKind::report : SourceKind::interview;
    Segment::Options options;
    options.interview_heading = {"^Entretien avec "};
    text.document = Segment::run({text.source, text.restored, french, kind, lexicon, {}}, options, context);
    std::map<std::string, std::uint32_t> numbers;
    for (const Token& token : text.document.tokens) {
        const std::string lemma(text.document.form(token).substr(0, 4));
        const auto [at, is_new] = numbers.try_emplace(lemma, static_cast<std::uint32_t>(numbers.size()));
        if (is_new) text.tagged.lemmas.push_back(lemma);
        text.tagged.tags.push_back({at->second, PartOfSpeech::noun});
    }
    return text;
}

TokenTable tabulated_demonstration() {
    const Language french = Language::load(kRoot / "lexicon");
    const Lexicon lexicon = Lexicon::open(kRoot / "lexicon");
    Corpus corpus;
    corpus.push_back(demonstration_text("rapport.txt", french, lexicon));
    for (int i = 1; i <= 8; ++i) {
        corpus.push_back(demonstration_text("entretien-0" + std::to_string(i) + ".txt", french, lexicon));
    }
    TokenTableBuilder builder(table_path("demo"));
    tabulate(corpus, french, builder);
    builder.publish();
    return TokenTable(table_path("demo"));
}

}  // namespace

fs::path table_path(const std::string& name) {
    make_folder(fs::path(GLANE_BINARY_DIR) / "test-counting");
    return fs::path(GLANE_BINARY_DIR) / "test-counting" / (name + ".tokens");
}

TokenTable invented_table(Dice& dice, std::size_t size) {
    const fs::path path = table_path("invented");
    TokenTableBuilder builder(path);
    const std::size_t words = 3 + dice.below(40);
    TokenFlags passage = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint32_t what = dice.below(60);
        if (what < 8) builder.begin(TokenUnit::sentence);
        if (what < 4) builder.begin(TokenUnit::passage);
        if (what == 1) builder.begin(TokenUnit::interview);
        if (what == 0) builder.begin(TokenUnit::text);
        if (what < 4) {
            passage = dice.one_in(3) ? token_flag::interviewer : TokenFlags{0};
            if (dice.one_in(2)) passage |= token_flag::in_interview;
            if (dice.one_in(9)) passage |= token_flag::interview_heading;
        }
        const std::uint32_t word = std::min(dice.below(words), dice.below(words));
        TokenFlags flags = passage;
        if (!dice.one_in(6)) flags |= token_flag::counted;
        if (word < 2) flags |= token_flag::stop;
        const std::string form = "f" + std::to_string(word);
        const std::string lemma = "l" + std::to_string(word / 2);
        builder.add({.form = form, .lemma = lemma, .flags = flags});
    }
    builder.publish();
    return TokenTable(path);
}

const TokenTable& demonstration() {
    static const TokenTable table = tabulated_demonstration();
    return table;
}

TableAnswer answer_of(const TokenTable& table, TokenLayer layer, const NearCounts& counts) {
    TableAnswer answer{counts.n, counts.f1, {}};
    for (const CollocateCount& row : counts.collocates)
        answer.collocates[std::string(table.text(layer, row.type))] = {row.f, row.f2};
    return answer;
}

std::vector<Range> reached(const TokenTable& table, const TableQuestion& question, const std::vector<Range>& nodes) {
    std::vector<Range> near;
    if (question.whole) {
        reach(table, nodes, *question.whole, near);
    } else {
        reach(table, question.scope(), nodes, question.window, near);
    }
    return near;
}

}  // namespace glane::test
