#pragma once
// From the bytes of one file to a Source: decodes, finds lines and pages.
//
// Form feeds separate pages. A text that lost them (copied out of a PDF reader, say) shows page
// starts in other ways; each page says by which sign it was found and how sure that is.

#include <string>
#include <string_view>

#include "pipeline/base/stage.h"
#include "pipeline/model/source.h"

namespace glane {

struct Ingest {
    static constexpr std::string_view name = "ingest";
    static constexpr int version = 1;

    struct Input {
        const std::string& source_name;  ///< relative to the project
        std::string_view bytes;          ///< the file as it is
        const std::string& path;         ///< what messages call the file
    };
    using Output = Source;

    struct Options {
        std::string encoding = "utf-8";
        template <typename Visitor>
        void describe(Visitor&& visit) {
            visit("encoding", encoding, "encoding of the file: utf-8, latin1, windows-1252, utf-16le, utf-16be");
        }
    };

    /// Throws Error for bytes that are not text in that encoding, with place and hint.
    static Output run(const Input& input, const Options& options, Context& context);
};

static_assert(Stage<Ingest>);

}  // namespace glane
