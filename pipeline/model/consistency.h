#pragma once
// What a text says of its own corpus, held against what it says elsewhere and against what was found.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/source.h"

namespace glane {

enum class CheckKind : std::uint8_t {
    total,        ///< how many of a unit: "9 collectivités"
    sum,          ///< an enumeration against its announced total
    percentages,  ///< shares that should make 100
    size_class,   ///< "2 communes entre 2000 et 3500 habitants"
    reference,    ///< "en page 10", "annexe 1"
    survey_year,  ///< the year of a survey that has a name
};
/// "total", "sum", "percentages", "size class", "reference", "survey year".
std::string_view name_of(CheckKind kind);

enum class CheckVerdict : std::uint8_t { agrees, contradicts, cannot_tell };
/// "agrees", "contradicts", "cannot tell".
std::string_view name_of(CheckVerdict verdict);

/// One side of a comparison.
struct CheckSide {
    std::string text;    ///< words of the text, or what was counted
    std::string number;  ///< empty where there is nothing to compare with
    SourceRef ref;       ///< page 0 where no one place can be given

    template <typename Archive>
    void archive(Archive& a) {
        a(text, number, ref);
    }
};

struct CorpusCheck {
    CheckKind kind = CheckKind::total;
    CheckVerdict verdict = CheckVerdict::cannot_tell;
    CheckSide statement;
    CheckSide compared;

    template <typename Archive>
    void archive(Archive& a) {
        a(kind, verdict, statement, compared);
    }
};

/// By kind, then in the order of the texts.
struct ConsistencyTable {
    std::vector<CorpusCheck> checks;

    template <typename Archive>
    void archive(Archive& a) {
        a(checks);
    }
};

}  // namespace glane
