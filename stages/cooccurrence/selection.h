#pragma once
// Which collocates go into the cloud: those that chance does not explain, each idea once.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/figure.h"
#include "pipeline/model/measures.h"

namespace glane {

struct CloudSelection {
    int items = 60;
    int min_f = 2;
    int min_interviews = 0;
    double min_log_likelihood = kSignificantLogLikelihood;
    std::string colours = "themes";

    template <typename Visitor>
    void describe(Visitor&& visit) {
        visit("items", items, "most words and expressions in the cloud");
        visit("min_f", min_f, "fewest occurrences near the node for the cloud");
        visit("min_interviews", min_interviews, "fewest interviews in which a word of the cloud stands near the node");
        visit("min_log_likelihood", min_log_likelihood,
              "least G² for the cloud; 3.84 is the 5 % level of one comparison");
        visit("colours", colours, "what the colours of the cloud show: themes, interviews");
    }
};

/// Indices into table.collocates of the rows for the cloud, the strongest first: more than expected,
/// G² and f as selected. A word, or a shorter expression, is left out when at least four in five of
/// its occurrences near the node stand inside longer ones that are in.
std::vector<std::size_t> select_collocates(const CooccurrenceTable& table, const CloudSelection& selection);

/// The place of the report page that quotes the collocate at this index of the table: "#mot-3" of the third; empty
/// beyond the first `linked`.
std::string link_to_row(std::size_t index, std::size_t linked);

/// The same as items of a cloud: weight is G², evidence is in French, places are pages and lines, and the first
/// `linked` rows, which a page may show, have links.
std::vector<CloudItem> cloud_items(const CooccurrenceTable& table, const CloudSelection& selection,
                                   std::size_t linked = 0);
/// The same of rows that are selected already, item by item.
std::vector<CloudItem> items_of_rows(const CooccurrenceTable& table, const std::vector<std::size_t>& rows,
                                     std::size_t linked);

}  // namespace glane
