#pragma once
// How the vocabulary grows from the beginning of the corpus to its end.

#include <string>
#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"
#include "pipeline/model/counted_words.h"
#include "pipeline/model/growth.h"
#include "pipeline/model/language.h"

namespace glane {

struct Growth {
    static constexpr std::string_view name = "growth";
    static constexpr int version = 1;

    struct Input {
        const Corpus& corpus;
        const Language& language;
    };

    struct Options {
        int points = 20;
        WordOptions words{.stop_words = "in", .min_f = 0};

        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("points", points, "at how many equidistant places the vocabulary is counted");
            words.describe(visit);
        }
    };

    using Output = GrowthTable;

    /// Throws Error for values that an option does not know; the unit is "form" or "lemma". A corpus without words
    /// gives a table without points.
    static GrowthTable run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Growth>);

/// CSV (RFC 4180), one row a point: N, V, V1, V2, ttr, guiraud, herdan, yule_k, expected_V, expected_V1.
std::string growth_csv(const GrowthTable& table);
/// {"unit", "convention", "N", "points": [{"N", "V", "V1", "V2", "ttr", "guiraud", "herdan", "yule_k", "expected_V",
/// "expected_V1"}]}.
std::string growth_json(const GrowthTable& table);

}  // namespace glane
