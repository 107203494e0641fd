#include "stages/extracts/odt_styles.h"

namespace glane::odt {

const std::string_view kManifest =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)";

const std::string_view kStyles =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3">
<office:font-face-decls>
<style:font-face style:name="Serif" svg:font-family="'Liberation Serif', 'Times New Roman'" style:font-family-generic="roman" style:font-pitch="variable"/>
<style:font-face style:name="Sans" svg:font-family="'Liberation Sans', Arial" style:font-family-generic="swiss" style:font-pitch="variable"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties fo:orphans="2" fo:widows="2" style:tab-stop-distance="1.25cm" style:writing-mode="page"/>
<style:text-properties style:font-name="Serif" fo:font-size="11pt" fo:language="fr" fo:country="FR" fo:hyphenate="false"/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Title" style:display-name="Title" style:family="paragraph" style:parent-style-name="Standard" style:class="chapter">
<style:paragraph-properties fo:margin-bottom="0.4cm" fo:keep-with-next="always"/>
<style:text-properties style:font-name="Sans" fo:font-size="20pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard" style:class="text">
<style:paragraph-properties fo:margin-top="0.9cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>
<style:text-properties style:font-name="Sans" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Locuteur" style:default-outline-level="1" style:class="text">
<style:text-properties fo:font-size="14pt"/>
</style:style>
<style:style style:name="Notice" style:display-name="Notice" style:family="paragraph" style:parent-style-name="Standard" style:class="text">
<style:paragraph-properties fo:margin-bottom="0.15cm"/>
<style:text-properties style:font-name="Sans" fo:font-size="9.5pt" fo:color="#404040"/>
</style:style>
<style:style style:name="Variable" style:display-name="Variable" style:family="paragraph" style:parent-style-name="Standard" style:class="extra">
<style:paragraph-properties fo:keep-with-next="always"/>
<style:text-properties style:font-name="Sans" fo:font-size="9.5pt"/>
</style:style>
<style:style style:name="Locuteur" style:display-name="Locuteur" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Parole" style:class="text">
<style:paragraph-properties fo:margin-top="0.3cm" fo:keep-with-next="always"><style:tab-stops><style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops></style:paragraph-properties>
<style:text-properties style:font-name="Sans" fo:font-size="9.5pt"/>
</style:style>
<style:style style:name="Parole" style:display-name="Parole" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Locuteur" style:class="text">
<style:paragraph-properties fo:line-height="120%" fo:text-align="start"/>
</style:style>
<style:style style:name="Question_20_de_20_l_27_enquêteur" style:display-name="Question de l'enquêteur" style:family="paragraph" style:parent-style-name="Parole" style:next-style-name="Locuteur" style:class="text">
<style:paragraph-properties fo:keep-with-next="always"/>
<style:text-properties fo:font-style="italic"/>
</style:style>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard" style:class="extra">
<style:paragraph-properties fo:text-align="center"/>
<style:text-properties style:font-name="Sans" fo:font-size="9pt"/>
</style:style>
<style:style style:name="Nom_20_du_20_locuteur" style:display-name="Nom du locuteur" style:family="text">
<style:text-properties fo:font-weight="bold"/>
</style:style>
<style:style style:name="Renvoi_20_au_20_texte" style:display-name="Renvoi au texte" style:family="text">
<style:text-properties fo:font-size="8.5pt" fo:color="#606060"/>
</style:style>
<style:style style:name="Expression_20_étudiée" style:display-name="Expression étudiée" style:family="text">
<style:text-properties fo:background-color="#ffe9a3"/>
</style:style>
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format=""/>
</text:outline-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="2.2cm" fo:margin-bottom="1.8cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>
<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer>
</style:master-page>
</office:master-styles>
</office:document-styles>
)";

}  // namespace glane::odt
