#pragma once
// What a researcher decided about one place of a source, against or beside what restoration found.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/error.h"

namespace glane {

/// The rule of an emendation that stands because a researcher decided it.
constexpr std::string_view kResearcherRule = "researcher";

enum class Verdict : std::uint8_t {
    accept,   ///< the change that is proposed there is right
    reject,   ///< the source is right as it was read
    correct,  ///< neither: the researcher's own words
};

/// One row of corrections.tsv. The place in the source is known by its line and by what stands there,
/// so that a decision outlives the model against which it was taken.
struct Decision {
    Place where;                         ///< of the row, for messages
    std::string file;                    ///< name of the source
    std::uint32_t line = 0;              ///< of the source, from 1
    std::optional<std::uint32_t> begin;  ///< byte of the source: tells equal words of one line apart
    std::string before;                  ///< as the source has it, never empty
    std::string after;                   ///< the change that was judged; empty: whatever is proposed there
    Verdict verdict = Verdict::accept;
    std::string correction;  ///< for Verdict::correct
};

}  // namespace glane
