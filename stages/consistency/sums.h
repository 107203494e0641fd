#pragma once
// Enumerations whose numbers should make an announced total, and shares that should make 100.
//
//   6 communes : 2 dans le Nord, 3 dans l'Est et 1 à l'Ouest        behind a colon
//   9 collectivités (6 communes et 3 EPCI)                          in parentheses
//   Entretiens dans 9 collectivités :  • 6 communes  • 3 EPCI       a list
//   Prestataire 12 | Agent 5 | Total 17                             a table with a row of totals
//
// An enumeration is checked only when each of its items begins with a number.

#include <vector>

#include "pipeline/model/consistency.h"
#include "pipeline/model/corpus.h"
#include "stages/consistency/reading.h"
#include "stages/consistency/statements.h"

namespace glane::consistency {

/// Behind a colon or in parentheses. Parts that name a unit are totals of that unit, and are added to `totals`.
void check_inner_sums(const Reading& reading, std::vector<Total>& totals, std::vector<CorpusCheck>& checks);
/// A passage that ends with a colon and the list below it. The items of a total are totals of their own
/// units; where the introduction names a unit of the corpus and no number, the sum is its total.
void check_list(const Reading& intro, const std::vector<Reading>& items, std::vector<Total>& totals,
                std::vector<CorpusCheck>& checks);
/// Shares within one sentence; they agree when they make 100, and are left alone when far from it.
void check_sentence_shares(const Reading& reading, std::vector<CorpusCheck>& checks);
/// The columns of a table that hold numbers.
void check_table_sums(const CorpusText& text, const TextTable& table, const Reader& reader,
                      std::vector<CorpusCheck>& checks);

}  // namespace glane::consistency
