#pragma once
// The clouds of a project: what the counts associate with its node, what its report prints, and both side by side.

#include <vector>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/extract.h"
#include "pipeline/model/figure.h"
#include "pipeline/model/printed_cloud.h"
#include "pipeline/run/project.h"
#include "pipeline/run/step.h"
#include "pipeline/run/themes.h"
#include "stages/figures/paper.h"

namespace glane {

/// What clouds are drawn from. `table` is cut as the project says; `printed` have their counts beside them.
struct CloudInput {
    const Project& project;
    const CooccurrenceTable& table;
    const std::vector<PrintedCloud>& printed;
    const Annex& annex;
    const ThemeIndex& themes;
    const Language& language;
};

/// Collocates that chance does not explain, with sizes by association, coloured by theme or interview.
Made<Cloud> computed_cloud(const CloudInput& in, const DrawCloud::Options& options, Cache& cache);

/// The expressions that a report prints as a picture, all of one size, as the sizes that were printed are not known;
/// coloured by interview, each linked to its turn in the report page. `index` into in.printed.
Made<Cloud> printed_cloud(const CloudInput& in, std::size_t index, DrawCloud::Options options, Cache& cache);

/// Bars by G²: the printed expressions, as counted, in part or not at all; then the strongest collocates that are not
/// printed.
Made<Figure> compared_clouds(const CloudInput& in, figures::PaperOptions paper, Cache& cache);

}  // namespace glane
