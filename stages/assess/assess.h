#pragma once
// How well was a text restored? Compares source and restored text with the truth, word by word.

#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/assessment.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane {

/// A word is a run of letters, digits and ¢ with the apostrophes behind it; case and accents count,
/// the kind of apostrophe and all other signs do not.
struct Assess {
    static constexpr std::string_view name = "assess";
    static constexpr int version = 1;

    struct Input {
        const Source& source;
        const Restored& restored;
        std::string_view truth;  ///< UTF-8
    };
    using Output = Assessment;
    using Options = NoOptions;

    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Assess>);

}  // namespace glane
