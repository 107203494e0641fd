#pragma once
// What stands near an expression: the result that the cloud, the report and the tables show.
// Every count leads back to its occurrences, and the convention of counting travels with it.

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/contingency.h"
#include "pipeline/model/source.h"
#include "pipeline/model/span.h"

namespace glane {

/// A passage of a corpus: index of the text, index into its Document::passages.
struct PassageId {
    std::uint32_t text = 0;
    std::uint32_t passage = 0;

    template <typename Archive>
    void archive(Archive& a) {
        a(text, passage);
    }
    friend auto operator<=>(const PassageId&, const PassageId&) = default;
};

/// One occurrence of the node or of a collocate: where in the restored text, and where on paper.
struct Occurrence {
    PassageId passage;
    Span span;  ///< in the restored text
    SourceRef place;

    template <typename Archive>
    void archive(Archive& a) {
        a(passage, span, place);
    }
};

/// A 95 % interval; not known where there is nothing to resample.
struct Interval {
    bool known = false;
    double low = 0.0;
    double high = 0.0;

    template <typename Archive>
    void archive(Archive& a) {
        a(known, low, high);
    }
};

/// Where a collocate stands when fewer emendations are believed.
struct Standing {
    std::int64_t f = 0;
    std::size_t rank = 0;  ///< from 1; 0 where it has fewer than the fewest occurrences asked for

    template <typename Archive>
    void archive(Archive& a) {
        a(f, rank);
    }
};

/// A word or an expression and how often it stands near the node.
struct Collocate {
    std::string text;  ///< its commonest printed form near the node
    std::string key;   ///< its folded words, with blanks between: what was counted
    std::uint32_t words = 1;
    Contingency cells;
    double log_likelihood = 0.0;  ///< G², negative where there are fewer than expected
    double log_dice = 0.0;
    double p = 1.0;  ///< P(X >= f) for these margins: how probable so many would be by chance (Fisher's exact test)
    double q = 1.0;  ///< p adjusted for all collocates of the table (Benjamini & Hochberg 1995)
    Interval g2_interval{};               ///< of log_likelihood, over resampled interviews
    Standing sure{};                      ///< with sure emendations alone
    Standing raw{};                       ///< with the words of the page
    std::uint32_t interviews = 0;         ///< in how many interviews it stands near the node
    std::vector<Occurrence> occurrences;  ///< near the node, in reading order

    [[nodiscard]] std::int64_t f() const { return cells.o11; }
    [[nodiscard]] std::int64_t f2() const { return cells.f2(); }
    [[nodiscard]] bool is_expression() const { return words > 1; }

    template <typename Archive>
    void archive(Archive& a) {
        a(text, key, words, cells, log_likelihood, log_dice, p, q, g2_interval, sure, raw, interviews, occurrences);
    }
};

/// The collocates of one node, the strongest first.
struct CooccurrenceTable {
    std::string node;        ///< as asked
    std::string span;        ///< "turn", "sentence", "window", "answers"
    std::uint32_t left = 0;  ///< of a window, in words
    std::uint32_t right = 0;
    std::string unit;                  ///< "form", "expression", "both"
    std::string by;    ///< the variable of which `part` is a value; empty where all is counted
    std::string part;  ///< what of: "élu"
    std::string counted_as = "glane";  ///< whose convention: stages/cooccurrence/programs.h
    std::string convention;            ///< what was counted, in words, in French
    std::int64_t n = 0;                ///< positions; those outside the node by glane's convention
    std::int64_t f1 = 0;               ///< those that are near the node
    std::int64_t found = 0;            ///< collocates before the table was cut to its length
    std::uint32_t resampled = 0;  ///< interviews (or texts, where there are none) behind the intervals; 0: no intervals
    bool has_readings = false;    ///< `sure` and `raw` of the collocates are known
    std::vector<Occurrence> nodes;
    std::vector<Collocate> collocates;

    template <typename Archive>
    void archive(Archive& a) {
        a(node, span, left, right, unit, by, part, counted_as, convention, n, f1, found, resampled, has_readings, nodes,
          collocates);
    }
};

}  // namespace glane
