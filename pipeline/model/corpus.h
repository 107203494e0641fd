#pragma once
// The corpus of a project: its sources, their restored texts and their structure, and the way
// from any place in a document back to file, page and line.

#include <string_view>
#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/part_of_speech.h"
#include "pipeline/model/source.h"

namespace glane {

/// One text through the first stages. They belong together: document.text is
/// restored.text, and restored.map leads back to source.text.
struct CorpusText {
    Source source;
    Restored restored;
    Document document;
    Tagged tagged{};  ///< one tag a token of the document

    /// Where a span of the restored text begins in the source: file, page, line.
    [[nodiscard]] SourceRef ref(Span span) const {
        const LinePlace place = source.place_of(restored.map.to_source(span).begin);
        return {source.name, {}, place.page, place.line};
    }
    /// The same with the interview that the passage belongs to.
    [[nodiscard]] SourceRef ref(Span span, const Passage& passage) const {
        SourceRef place = ref(span);
        if (passage.interview != kNone) place.interview = document.interviews[passage.interview].id;
        return place;
    }
    /// What the page had where the restored text has this span.
    [[nodiscard]] std::string_view as_printed(Span span) const { return restored.map.to_source(span).of(source.text); }
};

/// In the order of the project; a text's index is its identity.
using Corpus = std::vector<CorpusText>;

}  // namespace glane
