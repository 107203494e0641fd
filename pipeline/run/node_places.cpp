#include "pipeline/run/node_places.h"

#include "pipeline/model/counted_text.h"
#include "pipeline/model/text_starts.h"
#include "pipeline/run/node_query.h"
#include "stages/cooccurrence/node.h"

namespace glane {
std::vector<Range> node_places(const Project& project, const Prepared& prepared, const Language& language,
                               const Cooccur::Options& options, const TokenTable& table) {
    std::vector<NodeMatch> matches;
    if (!options.query.empty()) matches = matches_of_query(options.query, project, prepared, language);
    CountedText counted = count_text(prepared.corpus, language, {options.scope, options.interviewers, {}});
    const std::vector<PassageId> answers;
    const std::vector<std::uint32_t> starts = text_starts(prepared.corpus, table);
    std::vector<Range> places;
    for (const cooccurrence::NodeOccurrence& node :
         cooccurrence::find_node(counted, {prepared.corpus, language, answers, matches}, options)) {
        const std::uint32_t start = starts[counted.sentences[node.sentence].id.text];
        places.push_back({start + node.tokens.begin, start + node.tokens.end});
    }
    return places;
}

}  // namespace glane
