// The page as a whole: well-formed, complete, harmless, the same every time.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "tests/report/study.h"
#include "tests/report/well_formed.h"

using namespace glane;
using namespace glane::test;

namespace {

const std::set<std::string> kSections = {"nuage",        "cooccurrents", "concordance", "extraits",
                                         "restauration", "changements",  "constats",    "provenance"};

/// Ids of the page; each must be given once.
std::multiset<std::string> ids_of(const Markup& markup) {
    std::multiset<std::string> ids;
    for (const Tag& tag : markup.tags) {
        if (const std::string id = tag.attribute("id"); !id.empty()) ids.insert(id);
    }
    return ids;
}

void check_sound(const Study& study) {
    const Markup markup = read_markup(study.page());
    CHECK(markup.fault.empty());
    CAPTURE(markup.fault);
    const std::multiset<std::string> ids = ids_of(markup);
    for (const std::string& id : ids) {
        CAPTURE(id);
        CHECK(ids.count(id) == 1);
    }
    for (const std::string& id : kSections) {
        CAPTURE(id);
        CHECK(ids.count(id) == 1);
    }
    for (const Tag& tag : markup.tags) {
        const std::string href = tag.attribute("href");
        CAPTURE(href);
        if (href.starts_with("#")) CHECK(ids.count(href.substr(1)) == 1);
        for (const std::string& label : {tag.attribute("aria-labelledby")}) {
            if (!label.empty()) CHECK(ids.count(label) == 1);
        }
    }
}

bool holds(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("page: quotations lead to the interviews, printed clouds to their expressions", "[report]") {
    test::Study study = test::build_study();
    const std::string page = study.page();
    CHECK(page.find("id=\"citations\"") != std::string::npos);
    CHECK(page.find("parole est citée dans le texte") != std::string::npos);
    CHECK(page.find("0,91") != std::string::npos);
    CHECK(page.find("on gar + 3P (lu à l") != std::string::npos);
    CHECK(page.find("id=\"imprime\"") < page.find("id=\"compare\""));
    CHECK(page.find("Le nuage et le compte.") != std::string::npos);
    study.quotations.clear();
    study.printed_clouds.clear();
    CHECK(study.page().find("id=\"citations\"") == std::string::npos);
}

TEST_CASE("page: it is well-formed and every link arrives", "[report]") { check_sound(build_study()); }

TEST_CASE("page: headings go down one level at a time, and tables have captions", "[report]") {
    const Markup markup = read_markup(build_study().page());
    int level = 0;
    int tables = 0;
    int captions = 0;
    for (const Tag& tag : markup.tags) {
        if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6') {
            CHECK(tag.name[1] - '0' <= level + 1);
            level = tag.name[1] - '0';
        }
        tables += tag.name == "table";
        captions += tag.name == "caption";
    }
    CHECK(tables >= 9);
    CHECK(captions == tables);
}

TEST_CASE("page: nothing is fetched and nothing is run", "[report]") {
    for (const Tag& tag : read_markup(build_study().page()).tags) {
        CAPTURE(tag.name);
        CHECK(std::set<std::string>{"script", "iframe", "link", "img", "object", "embed"}.count(tag.name) == 0);
        for (const auto& [name, value] : tag.attributes) {
            CHECK_FALSE(name.starts_with("on"));
            if (name == "href" || name == "src") CHECK((value.starts_with("#") || value.starts_with("./")));
        }
    }
}

TEST_CASE("page: what it was given is on it", "[report]") {
    const std::string page = build_study().page();
    for (const std::string_view part : {"Le numérique des communes",
                                        "<dt>entretien</dt><dd>1</dd>",
                                        "<dt>corrections</dt><dd>3</dd>",
                                        "<dt>tour de parole</dt><dd>0</dd>",
                                        "Qu’est-ce que cela vous évoque\u202F?",
                                        "<svg xmlns=\"http://www.w3.org/2000/svg\"",
                                        "<a href=\"#mot-1\">ordinateurs</a>",
                                        "12,35",
                                        "0,60",
                                        "9,50",
                                        "p.\u00A01,\u00A0l.\u00A03",
                                        "qui contiennent le nœud\u202F; chaque position",
                                        "maire",
                                        "de 5\u202F000 à 20\u202F000 habitants",
                                        "<mark>numérique responsable</mark>",
                                        "class=\"turn asks\"",
                                        "<del>trés</del>",
                                        "très</ins>",
                                        "Force des</ins>",
                                        "75,0\u202F%",
                                        "12,50\u202F%",
                                        "5,00\u202F%",
                                        "<span lang=\"en\">turn without a speaker</span>",
                                        "avertissement",
                                        "aa11",
                                        "cooccurrence.span",
                                        "glane run project.toml",
                                        "<a href=\"./restored/entretien.txt\">",
                                        "matériel"}) {
        CAPTURE(part);
        CHECK(holds(page, part));
    }
}

TEST_CASE("page: a place leads to the turn that it names", "[report]") {
    const std::string page = build_study().page();
    CHECK(holds(page, "<a href=\"#e1-2\">p.\u00A01,\u00A0l.\u00A03</a>"));
    CHECK(holds(page, "id=\"e1-2\""));
}

TEST_CASE("page: what is proposed stands before what was done, and says how sure it is", "[report]") {
    const std::string page = build_study().page();
    const std::size_t proposal = page.find("<mark> a</mark>");
    REQUIRE(proposal != std::string::npos);
    CHECK(proposal < page.find("<h3>Avant et après</h3>"));
    CHECK(holds(page, "␣à</ins>"));
    CHECK(holds(page, "0,62"));
}

TEST_CASE("page: what was made, proposed and decided is marked in its line, and each mark is explained", "[report]") {
    const auto applied = EmendationStatus::applied;
    Study study = build_study();
    study.cooccurrence = {};
    study.cloud = {};
    study.corpus[0] = build_text("entretien.txt", "un trés bel étè a la fin du jour\nrien\nrien\nrien\nrien\n",
                                 {{"trés", "très", "accent", 0.9},
                                  {"étè", "été", "researcher", 1.0, applied},
                                  {"a", "à", "accent", 0.5, EmendationStatus::proposed},
                                  {"fin", "faim", "letters", 0.1, EmendationStatus::kept},
                                  {"jour", "jours", "researcher", 1.0, EmendationStatus::kept}});
    study.decisions = 3;
    const std::string page = study.page();
    CHECK(holds(page,
                ">un <del>trés</del> bel <del class=\"ruled\">étè</del> <mark class=\"open\">a</mark> la fin du "
                "<mark class=\"ruled\">jour</mark><"));
    CHECK(holds(page,
                ">très</ins> bel <ins class=\"ruled\" title=\"researcher, 1,00\">été</ins> <mark "
                "class=\"open\">a</mark><ins class=\"open\" title=\"accent, 0,50\">à</ins> la fin du <mark "
                "class=\"ruled\" title=\"researcher, 1,00\">jour</mark><"));
    CHECK(holds(page, "Page 1\u202F: 1\u00A0changement, 1\u00A0proposition, 2\u00A0décisions"));
    CHECK(holds(page, "changement décidé à la relecture"));
    CHECK(holds(page, "3\u00A0décisions de relecture"));
    CHECK(holds(page, "2\u00A0décisions ont été suivies\u202F: 1\u00A0changement fait et 1\u00A0lecture"));
    CHECK(holds(page, "1\u00A0décision reste sans effet"));
    CHECK(holds(page, "décision de relecture <code>researcher</code>"));
    check_sound(study);
}

TEST_CASE("page: without a file of corrections no decision is spoken of", "[report]") {
    CHECK_FALSE(holds(build_study().page(), "corrections.tsv contient"));
}

TEST_CASE("page: changes come by text and page, and every page can be reached", "[report]") {
    Study study = build_study();
    Source& source = study.corpus[0].source;
    source.pages.push_back(source.pages[0]);
    source.pages[0].span.end = source.pages[1].span.begin = source.lines[3].begin;
    source.pages[1].number = 2;
    const std::string page = study.page();
    CHECK(holds(page, "<a href=\"#c1-1\">1</a> <a href=\"#c1-2\">2</a>"));
    CHECK(holds(page, "id=\"c1-2\""));
    CHECK(page.find("id=\"c1-1\"") < page.find("<del>trés</del>", page.find("id=\"c1-1\"")));
    check_sound(study);
}

TEST_CASE("page: collocates that chance would explain stand apart", "[report]") {
    Study study = build_study();
    constexpr std::string_view kDivider = "Sous le seuil de 3,84";
    CHECK_FALSE(holds(study.page(), kDivider));
    study.cooccurrence.collocates[1].log_likelihood = 3.5;
    const std::string page = study.page();
    CHECK(page.find(">ordinateurs</a>") < page.find(kDivider));
    CHECK(page.find(kDivider) < page.rfind(">école</a>", page.find("id=\"concordance\"")));
}

TEST_CASE("page: changes are seen even where they are blank or nothing", "[report]") {
    Study study = build_study();
    study.cooccurrence = {};
    study.corpus[0] =
        build_text("entretien.txt", "d''un mot cou-\npé\nx\ny\nz\n",
                   {{"'", "", "apostrophe"}, {"cou-\npé", "coupé", "line end+accent"}, {"x", " x", "new"}});
    const std::string page = study.page();
    CHECK(holds(page, ">∅</ins>"));
    CHECK(holds(page, "<del>cou-↵pé</del>"));
    CHECK(holds(page, ">␣x</ins>"));
    CHECK(holds(page, "mot coupé en fin de ligne + accent <code>line end+accent</code>"));
    CHECK(holds(page, "<code>new</code>"));
}

TEST_CASE("page: what is not shown is counted", "[report]") {
    Study study = build_study();
    study.options.changed_lines = 1;
    study.options.collocates = 1;
    const std::string page = study.page();
    CHECK(holds(page, "1\u00A0endroit sur 3"));
    CHECK(holds(page, "2\u00A0endroits ne sont pas montrés ici"));
    CHECK(holds(page, "2\u00A0autres ne sont pas montrés ici"));
    // The cloud's words stay reachable.
    check_sound(study);
}

TEST_CASE("page: hostile words stay words", "[report]") {
    const std::string evil = "<script>alert('x')</script>\"&\x01\x1b]]>-->";
    Study study = build_study();
    study.title = study.node = study.question = evil;
    study.corpus[0] = build_text(evil, evil + " trés\n" + evil + "\n" + evil + "\n" + evil + "\n",
                                 {{evil, evil + "!", evil, 0.5}, {"trés", evil, "b", 0.5, EmendationStatus::proposed}});
    study.cooccurrence.node = study.cooccurrence.convention = evil;
    study.cooccurrence.nodes.clear();
    for (Collocate& collocate : study.cooccurrence.collocates) {
        collocate.text = evil;
        collocate.occurrences = {{{0, 0}, {0, 8}, {evil, evil, 1, 1}}};
    }
    study.cloud.caption = study.cloud.alternative = evil;
    Extract& extract = study.annex.extracts[0];
    extract.interview = extract.document = extract.heading = evil;
    extract.facts = {evil, evil, evil, evil, -1, 20};
    for (ExtractTurn& turn : extract.turns) {
        const Span whole{0, static_cast<std::uint32_t>(evil.size())};
        turn = {evil, true, evil, {whole}, {{0, 8}}, {evil, {}, 1, 1}, 0, turn.passage};
    }
    study.themes[0].name = study.assessments[0].document = evil;
    study.findings = {{Severity::error, {{evil, 1, 1}, evil, evil}}};
    study.provenance = {evil, {{evil, evil}}, {{evil, evil}}, {{evil, evil}}, {evil}};
    check_sound(study);
    for (const Tag& tag : read_markup(study.page()).tags) CHECK(tag.name != "script");
}

TEST_CASE("page: a corpus with nothing in it still gives every section", "[report]") {
    check_sound(Study{});
    const std::string page = Study{}.page();
    CHECK(holds(page, "Aucun entretien n’a été reconnu"));
    CHECK(holds(page, "Aucun changement\u202F: les textes"));
    CHECK(holds(page, "Aucun nuage"));
    CHECK(holds(page, "Rien d’anormal"));
}

TEST_CASE("page: without a known truth no score is shown", "[report]") {
    Study study = build_study();
    study.assessments.clear();
    const std::string page = study.page();
    CHECK(holds(page, "Le texte exact n’est pas connu"));
    CHECK_FALSE(holds(page, "WER"));
}

TEST_CASE("page: no path of the machine is shown", "[report]") {
    Study study = build_study();
    study.findings[0].fault.where.path = "/home/anne/etude/entretien.txt";
    const std::string page = study.page();
    CHECK_FALSE(holds(page, "/home"));
    CHECK(holds(page, "entretien.txt, l.\u00A03"));
}

TEST_CASE("page: two runs give the same bytes", "[report]") { CHECK(build_study().page() == build_study().page()); }
