#pragma once
// Attestations as tables and as text. Column and key names are an interface: they stay, more may be added.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/attestation.h"
#include "pipeline/model/corpus.h"

namespace glane {

/// A quotation that the corpus itself holds.
struct QuotationId {
    std::uint32_t text = 0;       ///< index into the corpus
    std::uint32_t quotation = 0;  ///< index into its Document::quotations
};
/// The quotations of the reports, outside their interviews, in the order of the corpus.
std::vector<QuotationId> quotations_of(const Corpus& corpus);

/// CSV (RFC 4180), a row a quotation: quote, verdict, similarity (three decimals), reading, text, document, interview,
/// speaker, page, line, line_end, differences ("replaced: a > b; added: c; omitted: d; cut: e"), others ("entretien-2
/// p. 3 l. 4; …"). Places are empty where nothing resembles the quotation.
std::string attestations_csv(const std::vector<Attestation>& attestations);

/// [{"quote", "verdict", "similarity", "reading", "text", "document", "interview", "speaker", "interviewer", "page",
/// "line", "line_end", "differences": [{"op", "quote", "text"}], "others": [{"document", "interview", "page",
/// "line"}]}]; the place is null where nothing resembles the quotation.
std::string attestations_json(const std::vector<Attestation>& attestations);

/// For a reader at a terminal, in French.
std::string attestations_text(const std::vector<Attestation>& attestations);

/// CSV, a row a quotation of the reports (`attestations`: one for each of quotations_of): document, page, line, use
/// (interview, document, term), attribution, quote, and then the columns of attestations_csv from verdict on, with
/// source_ before those of the place.
std::string quotations_csv(const Corpus& corpus, const std::vector<Attestation>& attestations);

}  // namespace glane
