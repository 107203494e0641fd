#pragma once
// The page that a researcher publishes from and a reviewer questions: one HTML file, in French, that
// needs nothing else: no network, no script, no date, no path of the machine. Everything on it leads
// back to a page and a line.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/assessment.h"
#include "pipeline/model/attestation.h"
#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/extract.h"
#include "pipeline/model/printed_cloud.h"

namespace glane {

struct Report {
    static constexpr std::string_view name = "report";
    static constexpr int version = 6;

    /// The cloud as the report shows it.
    struct Picture {
        std::string_view svg;          ///< a whole SVG document, or empty
        std::string_view caption;      ///< in French
        std::string_view alternative;  ///< what it shows, for who cannot see it; in French
    };

    /// How often the expressions of a theme of the project occur.
    struct ThemeCount {
        std::string name;
        std::int64_t occurrences = 0;
        std::int64_t interviews = 0;  ///< in how many interviews
    };

    /// A quotation of the reports and where in the interviews it comes from.
    struct Quoted {
        SourceRef place;
        QuotationUse use = QuotationUse::term;
        Attestation found;
    };

    /// A line of the provenance: a stage and its version, an option and its value, a file and its
    /// SHA-256.
    struct Fact {
        std::string name;
        std::string value;
    };
    struct Provenance {
        std::string program;               ///< "glane 0.1.0"
        std::vector<Fact> stages;          ///< name, version
        std::vector<Fact> options;         ///< "cooccurrence.span", "turn"
        std::vector<Fact> files;           ///< every file that was read (sources, lexicon), SHA-256
        std::vector<std::string> results;  ///< files of the results folder, relative to it
    };

    struct Input {
        const std::string& title;
        const std::string& node;
        const std::string& question;  ///< of the interview guide, or empty
        const Corpus& corpus;
        const CooccurrenceTable& cooccurrence;
        const Picture& cloud;
        const Annex& annex;
        const std::vector<Quoted>& quotations;
        const std::vector<PrintedCloud>& printed_clouds;
        const std::vector<Picture>& printed_pictures;  ///< of printed_clouds, or fewer
        const Picture& compared;                       ///< printed clouds beside the counts
        const std::vector<ThemeCount>& themes;
        const std::vector<Assessment>& assessments;  ///< of the texts whose truth is known
        const std::vector<Finding>& findings;
        const Provenance& provenance;
        std::size_t decisions = 0;  ///< of the researcher, those that could not be followed included
    };

    struct Options {
        int collocates = 60;
        int places = 8;
        int corrections = 40;
        int changed_lines = 5000;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("collocates", collocates, "rows of the report's table of collocates");
            visit("places", places, "places that the report names for each collocate");
            visit("corrections", corrections, "rows of the report's table of the commonest corrections");
            visit("changed_lines", changed_lines, "lines shown before and after in the report, of each kind");
        }
    };

    using Output = std::string;  ///< report.html

    static std::string run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Report>);

}  // namespace glane
