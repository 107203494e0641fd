#pragma once
// Contexts: all that passages have in common which stand in the same document, interview and section and are said
// by the same person. A corpus has few, so a condition is checked, and facets are counted, once a context.

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/search_columns.h"
#include "pipeline/model/search_passage.h"

namespace glane {

/// The variables that facets are counted of, as in JSON.
constexpr std::array<std::string_view, 11> kFacetVariables = {"document", "interview",   "speaker", "role",
                                                              "function", "kind",        "size",    "gender",
                                                              "passage",  "interviewer", "section"};
/// Of a context: nothing is known of the number of inhabitants.
constexpr std::uint64_t kNoSize = ~std::uint64_t{0};

/// Gathers contexts while an index is built.
class ContextCollector {
  public:
    void add(const SearchPassage& passage);
    /// Fills the columns from pages to values.
    void write(ColumnTexts& columns) const;

  private:
    struct Context {
        std::array<std::string, kFacetVariables.size()> values;
        std::uint64_t size_low = kNoSize;
        std::uint64_t size_high = kNoSize;
        std::set<std::string> terms;
    };
    static Context context_of(const SearchPassage& passage);

    std::vector<Context> contexts_;
    std::map<std::string, std::uint32_t> numbers_;  // what makes a context, as bytes
    std::string last_;                              // of the passage before
    std::uint32_t last_number_ = 0;
    std::vector<std::uint32_t> of_passages_;
    std::vector<std::uint32_t> pages_;
};

}  // namespace glane
