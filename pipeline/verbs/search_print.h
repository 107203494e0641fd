#pragma once
// The answers of `glane search` as text: for a terminal (in French), as JSON, as CSV.

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/model/search_index.h"
#include "pipeline/model/search_snippet.h"

namespace glane {

/// An occurrence and the passage that it is in.
struct KwicLine {
    const SearchPassage* passage = nullptr;
    ConcordanceLine context;
};

/// What `search` has found, as it is to be shown.
struct SearchAnswer {
    std::string query;
    std::string suggestion;  ///< "" when there is none
    SearchResult result;     ///< with --kwic all passages, otherwise those of the page
    bool kwic = false;
    std::size_t occurrences = 0;  ///< with --kwic: of the whole result
    std::vector<KwicLine> lines;  ///< with --kwic: those of the page
    std::size_t offset = 0;
    bool with_source = false;
    bool with_facets = false;
    std::size_t columns = 100;  ///< of the terminal
    bool colours = false;
};

enum class KwicOrder { place, left, right };
/// Sorts by the words before (the nearest first) or behind; lines that are the same there stay in their order.
void sort_lines(std::vector<KwicLine>& lines, KwicOrder order);

/// {"query", "total", "hits": [...], "facets": {...}}; with --kwic a hit is an occurrence and also has "left", "node"
/// and "right". Snippets are HTML with <mark>; all other texts are plain.
std::string search_json(const SearchAnswer& answer);
std::string search_csv(const SearchAnswer& answer);
std::string search_text(const SearchAnswer& answer);

}  // namespace glane
