#pragma once
// Where interviews begin and end, and what their headings say.

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/language.h"
#include "pipeline/model/pattern.h"
#include "stages/segment/draft.h"
#include "stages/segment/speakers.h"

namespace glane {

/// The patterns of the options, compiled.
struct Rules {
    std::vector<Pattern> interview_heading;
    std::optional<Pattern> interviews_begin;
    std::vector<Pattern> heading;
    std::vector<Pattern> caption;
    SpeakerLabels speakers;
};

/// Headings of interviews as ranges of lines, and the lines that interviews take up.
struct InterviewLines {
    std::vector<Range> headings;
    Range all;
    bool begin_found = true;  ///< the place behind which a report's interviews stand was found
};

/// A report has interviews where headings match, behind the place where they begin, up to the next
/// heading that a pattern names. A text that is an interview is one from its first line on: what
/// stands above its first labelled turn is its heading.
InterviewLines find_interviews(const Draft& draft, SourceKind kind, const Rules& rules);

/// What heading and preamble (each on one line) say, by the rules of the language.
InterviewFacts facts_of(const std::string& heading, const std::string& preamble, const Language& language);

}  // namespace glane
