#pragma once
// Restored text to structure: what is heading, paragraph, list, note, table, figure or furniture
// of the page, where interviews begin, who speaks; then sentences and tokens.
//
// Typography is lost in plain text, so position, length, punctuation, numbering and the words
// themselves must serve. Every byte that is not blank ends up in exactly one passage (or in its
// label): nothing is dropped. What is doubtful stays a paragraph.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/document.h"
#include "pipeline/model/language.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"
#include "pipeline/model/structure_decision.h"
#include "pipeline/model/table_correction.h"

namespace glane {

struct Segment {
    static constexpr std::string_view name = "segment";
    static constexpr int version = 3;

    struct Input {
        const Source& source;      ///< for its pages
        const Restored& restored;  ///< of this source
        const Language& language;
        SourceKind kind = SourceKind::report;
        const Lexicon& lexicon;  ///< to cut the columns of tables
        const std::vector<TableCorrection>& corrections;
        std::vector<StructureDecision> decisions = {};  ///< of the researcher, by line, without overlap
    };
    using Output = Document;

    /// A table whose columns the text does not show by itself.
    struct Table {
        std::string caption;
        std::vector<std::string> columns;
        std::string row;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("caption", caption, "what is found in its caption, or in the heading above it (regular expression)");
            visit("columns", columns, "names of its columns, from the left; the first names the rows");
            visit("row", row, "what is found in the line that begins a row (regular expression)");
        }
    };

    /// Patterns are regular expressions that see a heading on one line, without case and accents.
    struct Options {
        std::vector<std::string> interview_heading;
        std::string interviews_begin;
        std::vector<std::string> heading{R"(^Annexes?\b)"};
        std::vector<std::string> caption{R"(^(Tableau|Figure|Graphique|Carte|Schéma|Infographie) ?\d+ ?[.:])"};
        std::vector<std::string> interviewer{"Enquêtrice", "Enquêteur", "Intervieweuse", "Intervieweur", "Question", "Q"};
        std::vector<std::string> speaker{"Interlocutrice", "Interlocuteur", "Enquêtée", "Enquêté", "Réponse", "R"};
        std::vector<Table> table;

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("interview_heading", interview_heading, "what the heading of an interview looks like (regular expressions)");
            visit("interviews_begin", interviews_begin, "heading behind which a report's interviews stand (regular expression)");
            visit("heading", heading, "lines that are headings whatever they look like (regular expressions)");
            visit("caption", caption, "captions of tables and figures (regular expressions)");
            visit("interviewer", interviewer, "labels of those who ask");
            visit("speaker", speaker, "labels of those who answer; numbers behind them are understood");
            visit("table", table, "tables whose columns must be named: caption, columns, row");
        }
    };

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Segment>);

}  // namespace glane
