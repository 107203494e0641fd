#include "stages/restore/restore.h"

#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "stages/restore/decisions.h"
#include "stages/restore/parts.h"

namespace glane {

Restored Restore::run(const Input& input, const Options& options, Context& context) {
    RestoreParts parts(input.source, input.lexicon, options, context);
    Restored restored;
    std::vector<Edit> edits;
    while (std::optional<Restored> part = parts.next()) {
        restored.text += part->text;
        edits.insert(edits.end(), part->map.edits().begin(), part->map.edits().end());
        std::move(part->emendations.begin(), part->emendations.end(), std::back_inserter(restored.emendations));
    }
    restored.map = OffsetMap(std::move(edits));
    return restoring::decide(std::move(restored), input.source, input.decisions, context);
}

}  // namespace glane
