#pragma once
// What a query that found nothing may have meant.

#include <string>
#include <string_view>

#include "pipeline/model/query.h"
#include "pipeline/model/search_reader.h"

namespace glane {

/// The query as typed, with the words and values that no passage has replaced by the nearest ones that some have;
/// empty when there is nothing to suggest.
std::string suggested(const Query& query, std::string_view typed, const IndexReader& index,
                      const Xapian::Database& database);

}  // namespace glane
