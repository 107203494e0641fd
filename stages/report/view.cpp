// What the sections share.
#include <fmt/format.h>

#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

std::string anchor_of(std::size_t extract, std::size_t turn) { return fmt::format("e{}-{}", extract + 1, turn + 1); }

ReportView::ReportView(const Report::Input& input, const Report::Options& chosen)
    : in(input), options(chosen), several_texts(input.corpus.size() > 1) {
    for (std::size_t e = 0; e < in.annex.extracts.size(); ++e) {
        const Extract& extract = in.annex.extracts[e];
        for (std::size_t t = 0; t < extract.turns.size(); ++t) {
            const SourceRef& ref = extract.turns[t].ref;
            anchors.try_emplace({ref.document, ref.line}, anchor_of(e, t));
        }
    }
}

std::string ReportView::link_to(const Occurrence& occurrence) const {
    const std::string place = place_markup(occurrence.place, several_texts);
    const CorpusText& text = in.corpus[occurrence.passage.text];
    const std::uint32_t begin = Document::begin_of(text.document.passages[occurrence.passage.passage]);
    const auto found = anchors.find({text.source.name, text.ref({begin, begin}).line});
    if (found == anchors.end()) return place;
    return fmt::format("<a href=\"#{}\">{}</a>", found->second, place);
}

}  // namespace glane
