#include "stages/extracts/annex_odt.h"

#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/xml.h"
#include "pipeline/base/zip.h"
#include "stages/extracts/annex_files.h"
#include "stages/extracts/odt_styles.h"

namespace glane {
namespace {

constexpr std::string_view kTitle = "Annexe : extraits d’entretiens";

void begin_document(XmlWriter& xml, std::string_view name) {
    xml.begin(name, {{"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
                     {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
                     {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
                     {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
                     {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
                     {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
                     {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                     {"office:version", "1.3"}});
    xml.line();
}

void paragraph(XmlWriter& xml, std::string_view style, std::string_view text) {
    xml.element("text:p", text, {{"text:style-name", style}}).line();
}

void span(XmlWriter& xml, std::string_view style, std::string_view text) {
    xml.element("text:span", text, {{"text:style-name", style}});
}

void column_style(XmlWriter& xml, std::string_view name, std::string_view width) {
    xml.begin("style:style", {{"style:name", name}, {"style:family", "table-column"}});
    xml.empty("style:table-column-properties", {{"style:column-width", width}}).end().line();
}

void automatic_styles(XmlWriter& xml) {
    xml.begin("office:automatic-styles").line();
    xml.begin("style:style", {{"style:name", "Variables"}, {"style:family", "table"}});
    xml.empty("style:table-properties",
              {{"style:width", "16cm"}, {"table:align", "left"}, {"fo:margin-bottom", "0.3cm"}});
    xml.end().line();
    column_style(xml, "Variables.A", "3cm");
    column_style(xml, "Variables.B", "13cm");
    xml.end().line();
}

void variable_row(XmlWriter& xml, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    xml.begin("table:table-row");
    for (const std::string_view text : {name, value}) {
        xml.begin("table:table-cell", {{"office:value-type", "string"}});
        xml.element("text:p", text, {{"text:style-name", odt::kVariable}}).end();
    }
    xml.end().line();
}

void variables(XmlWriter& xml, const Extract& extract, std::size_t number) {
    const InterviewFacts& facts = extract.facts;
    xml.begin("table:table", {{"table:name", fmt::format("Variables {}", number)}, {"table:style-name", "Variables"}});
    xml.empty("table:table-column", {{"table:style-name", "Variables.A"}});
    xml.empty("table:table-column", {{"table:style-name", "Variables.B"}}).line();
    variable_row(xml, "Fonction", facts.function);
    variable_row(xml, "Rôle", facts.role);
    variable_row(xml, "Genre", facts.gender);
    variable_row(xml, "Collectivité", facts.kind);
    variable_row(xml, "Taille", size_in_words(facts));
    variable_row(xml, "Source", fmt::format("{}, {}", extract.document, place_in_words(extract.ref)));
    xml.end().line();
}

void turn(XmlWriter& xml, const ExtractTurn& turn) {
    xml.begin("text:p", {{"text:style-name", odt::kSpeaker}});
    if (!turn.speaker.empty()) span(xml, odt::kSpeakerName, turn.speaker);
    xml.empty("text:tab");
    span(xml, odt::kPlace, place_in_words(turn.ref));
    xml.end().line();
    xml.begin("text:p", {{"text:style-name", turn.interviewer ? odt::kQuestion : odt::kAnswer}});
    const std::string_view text = turn.text;
    std::size_t at = 0;
    for (const Span mark : turn.marks) {
        xml.text(text.substr(at, mark.begin - at));
        span(xml, odt::kNode, mark.of(text));
        at = mark.end;
    }
    xml.text(text.substr(at)).end().line();
}

std::string content(const Annex& annex) {
    XmlWriter xml;
    begin_document(xml, "office:document-content");
    automatic_styles(xml);
    xml.begin("office:body").begin("office:text").line();
    paragraph(xml, "Title", kTitle);
    if (!annex.question.empty()) {
        paragraph(xml, odt::kNotice, fmt::format("Réponses à la question « {} »", annex.question));
    }
    paragraph(xml, odt::kNotice, size_of_annex(annex));
    paragraph(xml, odt::kNotice,
              "À droite de chaque tour de parole : page et ligne du texte source. En italique : l’enquêteur ou "
              "l’enquêtrice. [...] : coupure du texte source.");
    std::size_t number = 0;
    for (const Extract& extract : annex.extracts) {
        xml.element("text:h", extract.heading.empty() ? extract.interview : extract.heading,
                    {{"text:style-name", "Heading_20_1"}, {"text:outline-level", "1"}});
        xml.line();
        variables(xml, extract, ++number);
        for (const ExtractTurn& said : extract.turns) turn(xml, said);
    }
    return std::move(xml).take();
}

std::string meta(const Annex& annex) {
    XmlWriter xml;
    begin_document(xml, "office:document-meta");
    xml.begin("office:meta").line();
    xml.element("meta:generator", "glane").line();
    xml.element("dc:title", kTitle).line();
    if (!annex.question.empty()) xml.element("dc:subject", annex.question).line();
    xml.element("dc:language", "fr-FR").line();
    return std::move(xml).take();
}

}  // namespace

std::string annex_odt(const Annex& annex) {
    using Packing = ZipEntry::Packing;
    // A reader knows the type of the file from its first bytes, so mimetype comes first and as it is.
    return zip_archive({{"mimetype", "application/vnd.oasis.opendocument.text", Packing::stored},
                        {"META-INF/manifest.xml", std::string(odt::kManifest), Packing::deflated},
                        {"meta.xml", meta(annex), Packing::deflated},
                        {"styles.xml", std::string(odt::kStyles), Packing::deflated},
                        {"content.xml", content(annex), Packing::deflated}});
}

}  // namespace glane
