// What the sections share.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "stages/report/html.h"
#include "stages/report/sections.h"

namespace glane {

namespace {

/// The numbers of all links of the picture to "#mot-12", less one.
std::set<std::size_t> linked_ranks(std::string_view svg, std::size_t collocates) {
    constexpr std::string_view kLink = "\"#mot-";
    std::set<std::size_t> ranks;
    for (std::size_t at = svg.find(kLink); at != std::string_view::npos; at = svg.find(kLink, at + 1)) {
        std::size_t rank = 0;
        std::from_chars(svg.data() + at + kLink.size(), svg.data() + svg.size(), rank);
        if (rank > 0 && rank <= collocates) ranks.insert(rank - 1);
    }
    return ranks;
}

}  // namespace

std::string anchor_of(std::size_t extract, std::size_t turn) { return fmt::format("e{}-{}", extract + 1, turn + 1); }

ReportView::ReportView(const Report::Input& input, const Report::Options& chosen)
    : in(input),
      options(chosen),
      several_texts(input.corpus.size() > 1),
      in_cloud(linked_ranks(input.cloud.svg, input.cooccurrence.collocates.size())),
      quoted(in_cloud) {
    for (std::size_t i = 0; i < rows(); ++i) quoted.insert(i);
    for (std::size_t e = 0; e < in.annex.extracts.size(); ++e) {
        const Extract& extract = in.annex.extracts[e];
        for (std::size_t t = 0; t < extract.turns.size(); ++t) {
            const ExtractTurn& turn = extract.turns[t];
            anchors.try_emplace({turn.text_index, turn.passage}, anchor_of(e, t));
        }
    }
}

std::size_t ReportView::rows() const {
    return std::min(in.cooccurrence.collocates.size(), static_cast<std::size_t>(std::max(options.collocates, 0)));
}

std::string ReportView::link_to(const Occurrence& occurrence, FileName file) const {
    const std::string place = place_markup(occurrence.place, several_texts && file == FileName::said);
    const auto found = anchors.find(occurrence.passage);
    if (found == anchors.end()) return place;
    return fmt::format("<a href=\"#{}\">{}</a>", found->second, place);
}

}  // namespace glane
