#pragma once
// What may stand near what. Used by the parser alone.

#include <string_view>

#include "pipeline/model/query.h"

namespace glane {

/// The NEAR query, or a choice of NEAR queries whose parts have one length each. Throws Error (query_error) for
/// parts that have no place in a text, and for too many.
Query checked_near(std::string_view query, const Query& near);

}  // namespace glane
