#pragma once
// One quotation through the check: candidates, alignments, verdict.

#include <string>
#include <vector>

#include "pipeline/model/attestation.h"
#include "stages/trace/align.h"
#include "stages/trace/candidates.h"
#include "stages/trace/trace.h"
#include "stages/trace/word_stream.h"

namespace glane {

/// The passages found for a quotation.
struct Finds {
    std::vector<QuoteWord> words;  ///< of the quotation
    double weight = 0;
    QuoteAlignment best;
    std::vector<QuoteAlignment> others;  ///< as similar, elsewhere; in the order of the stream
    QuoteReading reading = QuoteReading::upright;
};

class Tracer {
  public:
    /// Both must outlive the tracer.
    Tracer(const WordStream& stream, const Trace::Options& options) : stream_(stream), options_(options) {}

    [[nodiscard]] Attestation attestation(const std::string& quote, Ballot& ballot) const;

  private:
    [[nodiscard]] Finds best_of(const QuoteLine& quote, const std::vector<StreamRange>& stretches) const;
    [[nodiscard]] Finds upright(const QuoteLine& quote, Ballot& ballot, bool thorough) const;
    [[nodiscard]] Finds reordered(const QuoteLine& quote, Ballot& ballot) const;
    [[nodiscard]] Finds turned(const QuoteLine& quote, const std::string& text) const;
    [[nodiscard]] bool is_before(const QuoteAlignment& a, const QuoteAlignment& b) const;
    /// Similarity from which a quotation of this weight counts as found.
    [[nodiscard]] double needed(double weight) const;
    [[nodiscard]] bool is_found(const Finds& finds) const;

    const WordStream& stream_;
    const Trace::Options& options_;
};

/// The attestation that an alignment amounts to; `found` is the decision on its similarity.
Attestation attestation_of(const std::string& quote, const Finds& finds, bool found, const WordStream& stream);

}  // namespace glane
