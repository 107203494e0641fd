#include "stages/extracts/annex_odt.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "pipeline/base/markup.h"
#include "pipeline/base/zip.h"
#include "tests/extracts/build.h"
#include "tests/report/well_formed.h"

namespace glane {
namespace {

using namespace test;

std::string content_of(const std::string& archive, std::string_view name) {
    for (const ZipEntry& entry : read_zip(archive)) {
        if (entry.name == name) return entry.content;
    }
    return {};
}

}  // namespace

TEST_CASE("annex.odt: the archive says its type in its first bytes", "[extracts]") {
    const std::string archive = annex_odt(annex_of({interview_of(conversation())}));
    CHECK(archive.substr(30, 47) == "mimetypeapplication/vnd.oasis.opendocument.text");
    const std::vector<ZipEntry> entries = read_zip(archive);
    REQUIRE(entries.size() == 5);
    CHECK(entries[0].name == "mimetype");
    CHECK(entries[0].packing == ZipEntry::Packing::stored);
    for (const ZipEntry& entry : entries) {
        CAPTURE(entry.name);
        if (entry.name != "mimetype") CHECK(read_markup(entry.content).fault.empty());
    }
}

TEST_CASE("annex.odt: every turn stands there once, in order, in the style of who speaks", "[extracts]") {
    const Annex annex = annex_of({interview_of(conversation())});
    const std::string content = content_of(annex_odt(annex), "content.xml");
    std::size_t at = 0;
    for (const ExtractTurn& turn : annex.extracts.at(0).turns) {
        CAPTURE(turn.text);
        const std::string speaker = ">" + turn.speaker + "</text:span>";
        const std::string place = ">p. 1, l. " + std::to_string(turn.ref.line) + "</text:span>";
        const std::string style = turn.interviewer ? "\"Question_20_de_20_l_27_enquêteur\">" : "\"Parole\">";
        for (const std::string& part : {speaker, place, style}) {
            at = content.find(part, at);
            REQUIRE(at != std::string::npos);
            at += part.size();
        }
        const std::size_t end = content.find("</text:p>", at);
        std::string text = content.substr(at, end - at);
        for (std::size_t tag = 0; (tag = text.find('<')) != std::string::npos;) {
            text.erase(tag, text.find('>', tag) - tag + 1);
        }
        CHECK(text == escape_element_text(turn.text));
    }
    CHECK(content.find("Parole", at) == std::string::npos);
    CHECK(content.find("\"Expression_20_étudiée\">jardin partagé<") != std::string::npos);
    const Markup markup = read_markup(content);
    const auto headings = std::count_if(markup.tags.begin(), markup.tags.end(), [](const Tag& tag) {
        return tag.name == "text:h" && tag.attribute("text:outline-level") == "1";
    });
    CHECK(headings == 1);
}

TEST_CASE("annex.odt: every style that is used is one that a person finds by name", "[extracts]") {
    const std::string archive = annex_odt(annex_of({interview_of(conversation())}));
    const std::string styles = content_of(archive, "styles.xml");
    for (const Tag& tag : read_markup(content_of(archive, "content.xml")).tags) {
        if (!tag.name.starts_with("text:")) continue;
        const std::string style = tag.attribute("text:style-name");
        CAPTURE(style);
        if (!style.empty())
            CHECK(styles.find("style:name=\"" + style + "\" style:display-name=\"") != std::string::npos);
    }
    CHECK(styles.find("style:display-name=\"Question de l'enquêteur\"") != std::string::npos);
    CHECK(content_of(archive, "meta.xml").find("<dc:language>fr-FR</dc:language>") != std::string::npos);
}

TEST_CASE("annex.odt: markup and control characters of a text stay text", "[extracts]") {
    const Annex annex = annex_of({hostile_interview()});
    const std::string content = content_of(annex_odt(annex), "content.xml");
    CHECK(read_markup(content).fault.empty());
    CHECK(content.find("<script") == std::string::npos);
    CHECK(content.find("&lt;script&gt;") != std::string::npos);
    CHECK(content.find('\x01') == std::string::npos);
    CHECK(content.find("\xEF\xBF\xBF") == std::string::npos);
}

TEST_CASE("annex.odt: equal extracts give equal bytes, and an empty annex is a document too", "[extracts]") {
    const Annex annex = annex_of({interview_of(conversation())});
    CHECK(annex_odt(annex) == annex_odt(annex));
    CHECK(read_markup(content_of(annex_odt({}), "content.xml")).fault.empty());
}

TEST_CASE("zip: what is no archive is refused", "[extracts]") {
    CHECK_THROWS(read_zip("no archive"));
    CHECK(read_zip(zip_archive({{"a/é.txt", std::string(70000, 'x')}})).at(0).content.size() == 70000);
}

}  // namespace glane
