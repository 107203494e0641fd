#pragma once
// The words of a passage with what TEI says beside them: where a line of the source begins, what was
// left out, what was heard and is no word, where the node expression stands.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/xml.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/expression.h"
#include "pipeline/model/language.h"

namespace glane::tei {

/// A line of the source that begins at `offset` of a text on one line.
struct LineBegin {
    std::uint32_t offset = 0;
    std::uint32_t page = 1;
    std::uint32_t line = 1;
};

/// A passage on one line (Document::passage_text) that still knows its lines.
struct Flow {
    std::string text;
    std::vector<LineBegin> lines;
};
Flow flow_of(const CorpusText& text, const Passage& passage);

/// What the transcriber put into brackets.
enum class RemarkKind : std::uint8_t {
    omission,  ///< [...], (…)
    vocal,     ///< [rires]
    pause,     ///< [silence]
    incident,  ///< [un téléphone sonne]
    note,      ///< any other words in square brackets: a name replaced, a word supplied
};
struct Remark {
    Span span;  ///< with the brackets
    RemarkKind kind = RemarkKind::note;
    Span content;  ///< without them
};
/// In order, without overlap. What a word means stands in the lexicon (variable "remark"). A bracket that is
/// never closed, holds another or more than 80 bytes is text.
std::vector<Remark> remarks_in(const std::string& text, const Language& language);

/// Writes a passage: <lb n>, <pb n> (where `page` changes, which is brought up to date), <gap>, <vocal>,
/// <pause>, <incident>, <note>, and <seg type="node"> around the node expression.
void write_flow(XmlWriter& xml, const Flow& flow, const Expression& node, const Language& language,
                std::uint32_t& page);

}  // namespace glane::tei
