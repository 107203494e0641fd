#include "pipeline/model/text_starts.h"

namespace glane {

std::vector<std::uint32_t> text_starts(const Corpus& corpus, const TokenTable& table) {
    std::vector<std::uint32_t> starts;
    std::size_t unit = 0;
    for (const CorpusText& text : corpus) {
        starts.push_back(text.document.tokens.empty() ? 0 : table.starts(TokenUnit::text)[unit++]);
    }
    return starts;
}

}  // namespace glane
