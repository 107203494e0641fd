#pragma once
// The expressions of a cloud that a report prints, beside what the counts alone associate with the node.

#include <string>
#include <vector>

#include "pipeline/model/cooccurrence.h"
#include "pipeline/model/language.h"
#include "pipeline/model/printed_cloud.h"

namespace glane {

/// Fills CloudExpression::counted from a table that nothing was cut off from (options_for_readings). Words are compared
/// folded, by form or lemma, stop words at the ends left out. Of several counted expressions the longest counts, then
/// the best ranked. The table is only read: what is printed never changes what is counted.
void set_beside_counts(std::vector<PrintedCloud>& clouds, const CooccurrenceTable& table, const Language& language);

/// CSV: figure, expression, interview, document, page, line, match, collocate, rank, of (collocates in the table), f,
/// f2, expected, log_likelihood_signed, p, q, interviews.
std::string printed_beside_counts_csv(const std::vector<PrintedCloud>& clouds, const CooccurrenceTable& table);

}  // namespace glane
