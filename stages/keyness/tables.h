#pragma once
// Keywords for spreadsheets and for programs. Column and key names are an interface: they stay, more may be added.

#include <string>
#include <vector>

#include "pipeline/model/corpus.h"
#include "pipeline/model/keyness.h"

namespace glane {

/// The `top` words with the highest G² and the `top` with the lowest below zero, 0 for all, in the table's order.
std::vector<const KeyWord*> key_words(const KeynessTable& table, std::size_t top);

/// CSV (RFC 4180): word, f, N (of this corpus), f_against, N_against, expected, log_likelihood_signed, p, q, log_ratio,
/// percent_difference, interviews, places.
std::string keyness_csv(const KeynessTable& table, const Corpus& corpus, std::size_t top);

/// {"against", "unit", "convention", "N", "N_against", "found", "words": [{"word", "f", "f_against", "expected",
/// "log_likelihood_signed", "p", "q", "log_ratio", "percent_difference", "interviews", "occurrences"}]}.
std::string keyness_json(const KeynessTable& table, const Corpus& corpus, std::size_t top);

}  // namespace glane
