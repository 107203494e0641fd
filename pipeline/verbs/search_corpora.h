#pragma once
// Search in one corpus or in several at once.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/search_index.h"

namespace glane {

/// A project that is searched.
struct SearchedCorpus {
    std::string name;  ///< of its folder; where two have the same, the path as given
    SearchIndex index;
};

/// The indexes of projects (project.toml or folder; none is the current folder). Warns of one that is older than its
/// texts. Throws Error for a project without an index, and for one that is given twice.
std::vector<SearchedCorpus> open_corpora(const std::vector<std::string>& projects);

/// As SearchIndex::search. Of several corpora, totals and facets are added up; documents and interviews carry the
/// name of their corpus ("demo/entretien-3"), which also is a facet, the first; hits stand corpus by corpus in the
/// order of the text, or by weight, which every corpus reckons from its own frequencies.
SearchResult search_corpora(const std::vector<SearchedCorpus>& corpora, const Query& query,
                            const SearchOptions& options);

/// The first suggestion that a corpus has; empty when none has one.
std::string suggestion_of(const std::vector<SearchedCorpus>& corpora, const Query& query, std::string_view typed);

}  // namespace glane
