#pragma once
// The table of collocates for spreadsheets and for programs. Column and key names are an interface:
// they stay, more may be added.

#include <string>
#include <vector>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/measures.h"

namespace glane {

/// The measures that tables print when none is asked for.
std::vector<NamedMeasure> usual_measures();
/// The same, behind the one by which the table's convention ranks.
std::vector<NamedMeasure> usual_measures(const CooccurrenceTable& table);

/// CSV (RFC 4180): rank, collocate, words, f, f2, f1, N, expected, the measures with six decimals,
/// p, q, g2_low and g2_high (empty where nothing can be resampled), interviews, f and rank with sure emendations and
/// with the raw text (empty where not counted, a rank also below the fewest occurrences), and the places near the node
/// ("report.txt p. 12 l. 340; …").
std::string cooccurrence_csv(const CooccurrenceTable& table,
                             const std::vector<NamedMeasure>& measures = usual_measures());

/// {"node", "span", "left", "right", "unit", "by", "part" (of one part alone), "counted_as", "convention", "N", "f1", "nodes", "found", "collocates":
/// [{"collocate", "words", "f", "f2", "expected", measure: value, …, "p", "q", "log_likelihood_interval": [low, high],
/// "interviews", "sure" and "raw": {"f", "rank"}, "occurrences":
/// [{"document", "interview", "page", "line"}]}]}; left and right for windows alone.
std::string cooccurrence_json(const CooccurrenceTable& table,
                              const std::vector<NamedMeasure>& measures = usual_measures());

}  // namespace glane
