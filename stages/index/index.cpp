#include "stages/index/index.h"

#include "pipeline/base/digest.h"
#include "pipeline/model/search_builder.h"
#include "stages/index/passages.h"

namespace glane {

IndexSummary Index::run(const Input& in, const Options& /*options*/, Context& context) {
    SearchIndexBuilder builder(in.folder);
    for (std::size_t i = 0; i < in.corpus.size(); ++i) {
        context.progress(i, in.corpus.size());
        const CorpusText& text = in.corpus[i];
        builder.add_source(text.source.name, sha256(text.source.text));
        auto titles = section_titles(text.document);
        for (std::uint32_t p = 0; p < text.document.passages.size(); ++p) {
            const Passage& passage = text.document.passages[p];
            if (!is_running_text(passage.kind) || passage.pieces.empty()) continue;
            builder.add(search_passage(text, p, std::move(titles[p])));
        }
    }
    const SearchIndexCounts counts = builder.publish(in.key);
    context.progress(in.corpus.size(), in.corpus.size());
    return {static_cast<std::int64_t>(counts.passages), static_cast<std::int64_t>(counts.words),
            static_cast<std::int64_t>(counts.terms)};
}

}  // namespace glane
