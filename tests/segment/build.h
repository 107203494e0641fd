#pragma once
// Texts for the tests of segmentation: restored as they are, pages at form feeds.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/document.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"
#include "stages/segment/segment.h"

namespace glane::test {

struct Segmented {
    Source source;
    Restored restored;
    Document document;
    std::vector<Finding> findings;

    /// "kind: text" of every passage; speakers as <Name> or <Name?> for an interviewer.
    [[nodiscard]] std::vector<std::string> outline() const;
    /// Texts of the passages of one kind.
    [[nodiscard]] std::vector<std::string> texts(PassageKind kind) const;
};

Segmented segmented(std::string_view text, SourceKind kind = SourceKind::report, const Segment::Options& options = {},
                    const std::vector<StructureDecision>& decisions = {},
                    const std::vector<TableCorrection>& corrections = {});
/// A file of tests/fixtures/segment.
std::string fixture(const std::string& name);
const Language& french();
const Lexicon& lexicon();
/// A paragraph of `lines` full lines that ends a sentence.
std::string paragraph(int lines, std::string_view first_words = "Les");

}  // namespace glane::test
