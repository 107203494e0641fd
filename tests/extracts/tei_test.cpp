#include "stages/extracts/tei.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "stages/extracts/tei_text.h"
#include "tests/extracts/build.h"
#include "tests/report/well_formed.h"

namespace glane {
namespace {

using namespace test;

std::string written(const Corpus& corpus) {
    return tei_of(corpus, french(), {"Jardins", kQuestion, "jardin partagé", "0.1.0"});
}

std::string kinds(const std::string& text) {
    std::string all;
    for (const tei::Remark& remark : tei::remarks_in(text, french())) {
        constexpr std::string_view kNames = "ovpin";
        all += kNames[static_cast<std::size_t>(remark.kind)];
        all += std::string(remark.content.of(text)) + ";";
    }
    return all;
}

}  // namespace

TEST_CASE("tei: each turn is one u of a person of the header, in order", "[extracts]") {
    const Markup markup = read_markup(written({interview_of(conversation()), interview_of(conversation())}));
    REQUIRE(markup.fault.empty());
    std::set<std::string> ids;
    std::set<std::string> persons;
    std::vector<std::string> who;
    for (const Tag& tag : markup.tags) {
        if (const std::string id = tag.attribute("xml:id"); !id.empty()) CHECK(ids.insert(id).second);
        if (tag.name == "person") persons.insert("#" + tag.attribute("xml:id"));
        if (tag.name == "u") who.push_back(tag.attribute("who"));
    }
    REQUIRE(who.size() == 16);
    for (const std::string& person : who) CHECK(persons.contains(person));
    CHECK(who[0] == "#a-p1");
    CHECK(who[1] == "#a-p2");
    CHECK(who[8] == "#a_2-p1");
}

TEST_CASE("tei: the header says who speaks, as far as the heading does", "[extracts]") {
    const std::string text = written({interview_of(conversation())});
    CHECK(text.find("role=\"interviewer\"><persName>Q</persName></person>") != std::string::npos);
    CHECK(text.find("role=\"interviewee\" sex=\"F\"><persName>R</persName><state type=\"role\"><desc>élu</desc>") !=
          std::string::npos);
    CHECK(text.find("<measure unit=\"habitants\" atLeast=\"2000\">") != std::string::npos);
    // Of two interviewees the heading does not say which one it describes.
    const std::string two = written({interview_of({{"R1", false, "Oui."}, {"R2", false, "Non."}})});
    CHECK(two.find("role=\"interviewee\"><persName>R1</persName></person>") != std::string::npos);
    CHECK(two.find("role=\"interviewee\" sex=\"F\" size=\"2\"><state type=\"role\">") != std::string::npos);
}

TEST_CASE("tei: lines and pages of the source stand where they begin", "[extracts]") {
    CorpusText made = interview_of({{"R", false, "Un jardin\npartagé, c'est\nbien [...] oui"}});
    made.source.pages.push_back({{24, static_cast<std::uint32_t>(made.source.text.size())}, 2, 7, "", {}, 1.0});
    const std::string text = written({made});
    CHECK(text.find("<pb n=\"1\"/>\n<u xml:id=\"a-u1\" who=\"#a-p1\"><lb n=\"1\"/>Un <seg type=\"node\">jardin "
                    "<lb n=\"2\"/>partagé</seg>, c'est <") != std::string::npos);
    CHECK(text.find("c'est <pb n=\"7\"/><lb n=\"3\"/>bien <gap reason=\"omitted\"/> oui</u>") != std::string::npos);
}

TEST_CASE("tei: what stands in brackets is told from words", "[extracts]") {
    const auto [text, expected] = GENERATE(values<std::pair<std::string, std::string>>({
        {"oui [rires] non", "vrires;"},
        {"[Rires des deux]", "vRires des deux;"},
        {"[...] (…) [..]", "o...;o…;o..;"},
        {"[silence] [le téléphone sonne]", "psilence;ile téléphone sonne;"},
        {"chez [NOM]", "nNOM;"},
        {"(sans doute) [] [ ]", ""},
        {"[jamais fermé", ""},
        {"[a [rires] b]", "vrires;"},
        {"[" + std::string(90, 'x') + "]", ""},
    }));
    CAPTURE(text);
    CHECK(kinds(text) == expected);
}

TEST_CASE("tei: markup, control characters and odd names stay text, identifiers stay identifiers", "[extracts]") {
    const std::string text = written({hostile_interview(), hostile_interview()});
    const Markup markup = read_markup(text);
    CHECK(markup.fault.empty());
    CHECK(text.find("<script") == std::string::npos);
    CHECK(text.find('\x1B') == std::string::npos);
    for (const Tag& tag : markup.tags) {
        const std::string id = tag.attribute("xml:id");
        CAPTURE(id);
        CHECK(id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
              std::string::npos);
    }
}

TEST_CASE("tei: a corpus without interviews is a document too, and equal input gives equal bytes", "[extracts]") {
    CHECK(read_markup(written({})).fault.empty());
    CHECK(written({interview_of(conversation())}) == written({interview_of(conversation())}));
}

}  // namespace glane
