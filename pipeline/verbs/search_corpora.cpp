#include "pipeline/verbs/search_corpora.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/reporter.h"
#include "pipeline/run/index_step.h"
#include "pipeline/run/project.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

void warn_if_stale(const Project& project, const SearchIndex& index) {
    if (!index.is_older_than(names_of_texts(project), project.folder)) return;
    say(Finding{Severity::warning,
                {.where = {project.file.string()},
                 .what = "the texts have changed since they were indexed: the answer is about the old ones",
                 .hint = "run `glane run`, which indexes them again"}});
}

/// Names of folders where they differ; else the paths as given.
void name_corpora(std::vector<SearchedCorpus>& corpora, const std::vector<std::string>& given) {
    for (std::size_t i = 0; i < corpora.size(); ++i) {
        const auto same = std::count_if(corpora.begin(), corpora.end(),
                                        [&](const SearchedCorpus& other) { return other.name == corpora[i].name; });
        if (same > 1) corpora[i].name = given[i];
    }
}

/// The same hit, told from those of another corpus.
void qualify(SearchHit& hit, const std::string& corpus) {
    hit.passage.document = fmt::format("{}/{}", corpus, hit.passage.document);
    if (!hit.passage.interview.empty()) hit.passage.interview = fmt::format("{}/{}", corpus, hit.passage.interview);
}

/// The counts of one variable over several corpora.
class FacetSum {
  public:
    void add(const Facet& facet, const std::string& corpus) {
        const bool local = facet.variable == "document" || facet.variable == "interview";
        for (const auto& [value, count] : facet.counts) {
            counts_[local ? fmt::format("{}/{}", corpus, value) : value] += count;
        }
    }
    [[nodiscard]] Facet facet(const std::string& variable) const {
        Facet facet{variable, {counts_.begin(), counts_.end()}};
        std::stable_sort(facet.counts.begin(), facet.counts.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        return facet;
    }

  private:
    std::map<std::string, std::size_t> counts_;
};

class Merger {
  public:
    void add(SearchResult&& result, const std::string& corpus) {
        total_by_corpus_.counts.emplace_back(corpus, result.total);
        merged_.total += result.total;
        for (SearchHit& hit : result.hits) {
            qualify(hit, corpus);
            merged_.hits.push_back(std::move(hit));
        }
        for (const Facet& facet : result.facets) {
            if (sums_.find(facet.variable) == sums_.end()) variables_.push_back(facet.variable);
            sums_[facet.variable].add(facet, corpus);
        }
        for (std::string& note : result.notes) merged_.notes.push_back(fmt::format("{} : {}", corpus, note));
    }

    /// The page of hits asked for.
    SearchResult result(const SearchOptions& options) {
        std::vector<SearchHit>& hits = merged_.hits;
        if (options.order == SearchOrder::relevance) {
            std::stable_sort(hits.begin(), hits.end(),
                             [](const SearchHit& a, const SearchHit& b) { return a.weight > b.weight; });
        }
        const std::size_t begin = std::min(options.offset, hits.size());
        const std::size_t end = begin + std::min(options.limit, hits.size() - begin);
        hits.erase(hits.begin() + static_cast<std::ptrdiff_t>(end), hits.end());
        hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(begin));
        if (options.facets) merged_.facets.push_back(std::move(total_by_corpus_));
        for (const std::string& variable : variables_) merged_.facets.push_back(sums_.at(variable).facet(variable));
        return std::move(merged_);
    }

  private:
    SearchResult merged_;
    Facet total_by_corpus_{"corpus", {}};
    std::vector<std::string> variables_;
    std::map<std::string, FacetSum> sums_;
};

}  // namespace

std::vector<SearchedCorpus> open_corpora(const std::vector<std::string>& projects) {
    const std::vector<std::string> given = projects.empty() ? std::vector<std::string>{"project.toml"} : projects;
    std::vector<SearchedCorpus> corpora;
    std::vector<fs::path> files;
    for (const std::string& place : given) {
        const Project project = load_project(place);
        const fs::path file = fs::weakly_canonical(project.file);
        if (std::find(files.begin(), files.end(), file) != files.end()) {
            throw Error({.where = {place},
                         .what = "this project is given twice",
                         .hint = "name each project once: its passages would count twice"});
        }
        files.push_back(file);
        SearchIndex index = SearchIndex::open(index_folder(project));
        warn_if_stale(project, index);
        corpora.push_back({project.name, std::move(index)});
    }
    name_corpora(corpora, given);
    return corpora;
}

SearchResult search_corpora(const std::vector<SearchedCorpus>& corpora, const Query& query,
                            const SearchOptions& options) {
    if (corpora.size() == 1) return corpora.front().index.search(query, options);
    // Any hit of the page may come from any corpus.
    SearchOptions first = options;
    first.offset = 0;
    first.limit = options.limit > static_cast<std::size_t>(-1) - options.offset ? static_cast<std::size_t>(-1)
                                                                                : options.offset + options.limit;
    Merger merger;
    for (const SearchedCorpus& corpus : corpora) merger.add(corpus.index.search(query, first), corpus.name);
    return merger.result(options);
}

std::string suggestion_of(const std::vector<SearchedCorpus>& corpora, const Query& query, std::string_view typed) {
    for (const SearchedCorpus& corpus : corpora) {
        if (std::string suggestion = corpus.index.suggestion(query, typed); !suggestion.empty()) return suggestion;
    }
    return {};
}

}  // namespace glane
