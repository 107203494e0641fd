#pragma once
// Who says the words in quotes, and what they are: see quotations.h.

#include <cstddef>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/language.h"

namespace glane {

/// A quotation in its passage (on one line), with the passage behind it where that is short.
struct QuotedPlace {
    std::string_view text;
    std::size_t begin = 0;  ///< of the quotation, its marks included
    std::size_t end = 0;
    std::string_view below;                    ///< a short paragraph below, where the quotation ends its own
    QuotationUse before = QuotationUse::term;  ///< use of the quotation before it
    bool listed = false;                       ///< only "et", "ou" or a comma stands between that one and this one
};

struct QuotationVerdict {
    QuotationUse use = QuotationUse::term;
    /// Range of the attribution in `text`, or in `below`; empty where there is none.
    std::size_t attribution_begin = 0;
    std::size_t attribution_end = 0;
    bool below = false;
};

QuotationVerdict judge_quotation(const QuotedPlace& place, const Language& language);

}  // namespace glane
