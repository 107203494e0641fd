#pragma once
// The full-text index of the corpus: one entry a passage of running text (paragraph, heading, list
// item, note, turn), with where it stands and who speaks.

#include <cstdint>
#include <filesystem>
#include <string>

#include "pipeline/base/stage.h"
#include "pipeline/model/corpus.h"

namespace glane {

/// What was indexed.
struct IndexSummary {
    std::int64_t passages = 0;
    std::int64_t words = 0;
    std::int64_t terms = 0;

    template <typename Archive>
    void archive(Archive& a) {
        a(passages, words, terms);
    }
};

struct Index {
    static constexpr std::string_view name = "index";
    static constexpr int version = 3;

    struct Input {
        const Corpus& corpus;
        const std::filesystem::path& folder;  ///< of the index, replaced when all is written
        const std::string& key;               ///< kept in the index; says what it was made from
    };
    using Output = IndexSummary;
    using Options = NoOptions;

    /// The one stage besides ingest that touches files: the index is its folder (search_builder.h says how
    /// the old one stays whole until the new one is).
    static Output run(const Input& in, const Options& options, Context& context);
};
static_assert(Stage<Index>);

}  // namespace glane
