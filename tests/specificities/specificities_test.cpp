#include "stages/specificities/specificities.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pipeline/base/archive.h"
#include "pipeline/base/error.h"
#include "stages/specificities/tables.h"
#include "tests/support/counted_corpus.h"
#include "tests/support/invented_corpus.h"
#include "tests/support/slow_words.h"

using namespace glane;
using namespace glane::test;

namespace {

Specificities::Options by(const std::string& variable) {
    Specificities::Options options;
    options.by = variable;
    options.words.min_f = 1;
    return options;
}

SpecificityTable table_of(const Corpus& corpus, const Specificities::Options& options) {
    Context context;
    return Specificities::run({corpus, little_french()}, options, context);
}

Corpus two_texts(const std::string& one, const std::string& other) {
    return {build_text("un.txt", one), build_text("deux.txt", other)};
}

const SpecificWord& word(const SpecificityTable& table, const std::string& key) {
    const auto found =
        std::find_if(table.words.begin(), table.words.end(), [&](const auto& row) { return row.key == key; });
    REQUIRE(found != table.words.end());
    return *found;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

std::string names_of(const SpecificityTable& table) {
    std::string names;
    for (const Part& part : table.parts) names += part.name + ':' + std::to_string(part.positions) + ' ';
    return names;
}

std::string fault_of(const Corpus& corpus, const Specificities::Options& options) {
    try {
        table_of(corpus, options);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("specificities: a table worked out by hand", "[specificities]") {
    // T 10, t 4; "mail" F 3, all of them in the part: P(X >= 3) = C(4,3) / C(10,3) = 4/120.
    const Corpus corpus = two_texts("mail mail mail choix\n", "an choix an choix an choix\n");
    const SpecificityTable table = table_of(corpus, by("document"));
    CHECK(table.positions == 10);
    CHECK(names_of(table) == "un.txt:4 deux.txt:6 ");
    const SpecificWord& mail = word(table, "mail");
    CHECK(table.cells(mail, 0) == Contingency{3, 1, 0, 6});
    CHECK(mail.uses[0].specificity == Approx(std::log10(30.0)));
    CHECK(mail.uses[1].specificity == Approx(-std::log10(30.0)));  // none of six: the same event
    CHECK(mail.uses[0].p == Approx(4.0 / 120));                    // 0 of 3 has 20/120 and is not as rare
    // "an": 3 of 6, P(X >= 3) = C(6,3)/120 = 1/6, two-sided 24/120; "choix": 1 of 4, F 4.
    CHECK(word(table, "an").uses[1].specificity == Approx(std::log10(6.0)));
    CHECK(word(table, "an").uses[1].p == Approx(24.0 / 120));
    // Six p-values, each word twice: mail 1/30 · 6/2, an 1/5 · 6/4.
    CHECK(mail.uses[0].q == Approx(0.1));
    CHECK(word(table, "an").uses[0].q == Approx(0.3));
}

TEST_CASE("specificities: Lafon's Robespierre, ennemi in the second speech", "[specificities]") {
    // f 13, t 2558, F 165, T 61449 (Lafon 1980; the R package textometry gives the probability).
    const Corpus corpus = two_texts(repeated("ennemi ", 13) + repeated("x ", 2558 - 13),
                                    repeated("ennemi ", 165 - 13) + repeated("x ", 61449 - 2558 - 165 + 13));
    const SpecificityTable table = table_of(corpus, by("document"));
    CHECK(table.positions == 61449);
    CHECK(word(table, "ennemi").uses[0].specificity == Approx(-std::log10(0.0209992890025093)).epsilon(1e-9));
}

TEST_CASE("specificities: the variables of interviews, speakers and sections", "[specificities]") {
    Corpus corpus =
        build_corpus("# titre\nchoix\n@ un\n? mail choix\n> mail mail mail\n@ deux\n> choix an\n# titre\nan\n");
    std::vector<Interview>& interviews = corpus[0].document.interviews;
    interviews[0].facts = {"maire", "élu", "femme", "commune", 10000, 20000};
    interviews[1].facts = {"DSI", "agent", "homme", "EPCI", 2000, 2000};
    for (Passage& passage : corpus[0].document.passages)
        passage.speaker = passage.kind == PassageKind::turn ? "M." : "";
    for (std::size_t i = 1; i < corpus[0].document.passages.size(); ++i) {
        corpus[0].document.passages[i].section = i < 7 ? 0 : 7;
    }
    auto [variable, parts] = GENERATE(table<std::string, std::string>({
        {"rôle", "élu:3 agent:2 "},
        {"kind", "commune:3 EPCI:2 "},
        {"genre", "femme:3 homme:2 "},
        {"size", "2000:2 10000–20000:3 "},
        {"fonction", "maire:3 DSI:2 "},
        {"entretien", "entretien-1:3 entretien-2:2 "},
        {"locuteur", "entretien-1, M.:3 entretien-2, M.:2 "},
        {"section", "titre:7 titre (2):2 "},
        {"nature", "heading:2 paragraph:2 turn:5 "},
    }));
    CAPTURE(variable);
    CHECK(names_of(table_of(corpus, by(variable))) == parts);
    Specificities::Options options = by("interviewer");
    options.words.interviewers = "in";
    CHECK(names_of(table_of(corpus, options)) == "enquêteur:2 enquêté:5 ");
}

TEST_CASE("specificities: nothing to compare is an error that names what would do", "[specificities]") {
    Corpus corpus = build_corpus("@ un\n> mail\n@ deux\n> choix\n");
    for (Interview& interview : corpus[0].document.interviews) interview.facts.role = "élu";
    CHECK(fault_of(corpus, by("role")) ==
          "error: the variable \"role\" has one value only, \"élu\"\n  hint: variables with two values or more: "
          "interview (entretien-1, entretien-2)");
    CHECK_THAT(fault_of(build_corpus("choix\n"), by("gender")), Catch::Contains("the project has no interviews"));
    CHECK_THAT(fault_of(Corpus{}, by("document")), Catch::Contains("no counted passage has a value"));
    CHECK_THAT(fault_of(corpus, by("gendre")), Catch::Contains("did you mean \"genre\"?"));
    Specificities::Options options = by("interview");
    options.words.unit = "lemme";
    CHECK_THAT(fault_of(corpus, options), Catch::Contains("unknown unit \"lemme\""));
}

TEST_CASE("specificities: an expression stands in one part, with the place of each occurrence", "[specificities]") {
    Corpus corpus = two_texts("impact de l'écologie. impact de l'écologie\n", "choix numérique\n");
    for (CorpusText& text : corpus) tag_as_invented(text);
    Specificities::Options options = by("document");
    options.words.unit = "expression";
    const SpecificityTable table = table_of(corpus, options);
    const SpecificWord& impact = word(table, "impact de le écologie");
    CHECK(impact.words == 4);
    CHECK(impact.uses[0].f() == 2);
    const std::string csv = specificities_csv(table, corpus, 0);
    CHECK_THAT(csv, Catch::Contains("impact de l'écologie,4,un.txt,2,2,8,10,"));
    CHECK_THAT(csv, Catch::Contains("un.txt p. 1 l. 1; un.txt p. 1 l. 1"));
    const auto json = nlohmann::json::parse(specificities_json(table, corpus, 0));
    CHECK(json["T"] == 10);
    CHECK(json["rows"].size() == 2 * table.words.size());
}

namespace {

std::string slow_value(const std::string& variable, const Document& document, const Passage& passage) {
    if (variable == "document") return document.name;
    if (passage.interview == kNone) return "";
    const Interview& interview = document.interviews[passage.interview];
    if (variable == "interview") return interview.id;
    if (variable == "role") return interview.facts.role;
    if (variable == "gender") return interview.facts.gender;
    if (variable == "kind") return interview.facts.kind;
    const std::string low = interview.facts.size_min < 0 ? "" : std::to_string(interview.facts.size_min);
    const std::string high = interview.facts.size_max < 0 ? "" : std::to_string(interview.facts.size_max);
    return low == high ? low : low + "–" + high;
}

struct SlowTable {
    std::map<std::string, std::int64_t> parts;
    std::map<std::string, std::map<std::string, std::int64_t>> words;
    std::map<std::string, std::map<std::string, std::set<std::string>>> interviews;
};

SlowTable recount(const Corpus& corpus, const Specificities::Options& options) {
    SlowTable slow;
    for (const SlowWord& word : slow_words(corpus, options.words)) {
        const Document& document = corpus[word.text].document;
        const std::string value = slow_value(options.by, document, document.passages[word.passage]);
        if (!word.is_word || value.empty()) continue;
        ++slow.parts[value];
        if (!word.asked_for || (word.stop && options.words.stop_words == "out")) continue;
        ++slow.words[word.key][value];
        if (!word.interview.empty()) slow.interviews[word.key][value].insert(document.name + word.interview);
    }
    std::erase_if(slow.words, [&](const auto& row) {
        std::int64_t sum = 0;
        for (const auto& [part, f] : row.second) sum += f;
        return sum < options.words.min_f;
    });
    return slow;
}

Specificities::Options invented_options(TextDice& dice) {
    using Strings = std::vector<std::string>;
    Specificities::Options options =
        by(dice.one_of(Strings{"role", "gender", "kind", "size", "interview", "document"}));
    options.words.unit = dice.one_of(Strings{"form", "lemma"});
    options.words.scope = dice.one_of(Strings{"all", "all", "interviews"});
    options.words.interviewers = dice.one_of(Strings{"in", "out"});
    options.words.stop_words = dice.one_of(Strings{"in", "out"});
    if (dice.below(4) == 0) options.words.pos = {"NOUN"};
    options.words.min_f = static_cast<int>(1 + dice.below(4));
    return options;
}

}  // namespace

TEST_CASE("specificities: a slow and obvious counter agrees to the last count", "[specificities][property]") {
    std::size_t rows = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        TextDice dice(seed);
        Corpus corpus = invented_corpus(dice);
        invent_facts(corpus, dice);
        const Specificities::Options options = invented_options(dice);
        CAPTURE(seed, options.by, options.words.unit, options.words.scope, options.words.min_f);
        const SlowTable slow = recount(corpus, options);
        if (slow.parts.size() < 2) {
            CHECK_THROWS_AS(table_of(corpus, options), Error);
            continue;
        }
        SpecificityTable table = table_of(corpus, options);
        std::map<std::string, std::int64_t> parts;
        for (const Part& part : table.parts) parts[part.name] = part.positions;
        CHECK(parts == slow.parts);
        std::map<std::string, std::map<std::string, std::int64_t>> words;
        for (const SpecificWord& word : table.words) {
            for (std::size_t part = 0; part < word.uses.size(); ++part) {
                const SpecificUse& use = word.uses[part];
                if (use.f() > 0) words[word.key][table.parts[part].name] = use.f();
                const auto& interviews = slow.interviews.find(word.key);
                const std::size_t known =
                    interviews == slow.interviews.end() || !interviews->second.contains(table.parts[part].name)
                        ? 0
                        : interviews->second.at(table.parts[part].name).size();
                CHECK(use.interviews == known);
                CHECK((use.p <= use.q && use.q <= 1.0));
                ++rows;
            }
        }
        CHECK(words == slow.words);
        const std::string bytes = to_bytes(table);
        SpecificityTable back = from_bytes<SpecificityTable>(bytes);
        CHECK(to_bytes(back) == bytes);
    }
    CHECK(rows > 2000);
}
