#pragma once
// Restoration part by part, so that a text of any size needs the memory of one part. What the beginning
// teaches (Habits) holds for all of it. The parts depend on the text alone, never on the number of threads.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"
#include "stages/restore/restore.h"

namespace glane {

/// Goes through one source; what it is made of must outlive it.
class RestoreParts {
  public:
    /// Bytes of a part: a text that is little longer is one part.
    static constexpr std::uint32_t usual_size = 4 << 20;

    RestoreParts(const Source& source, const Lexicon& lexicon, const Restore::Options& options, Context& context);
    ~RestoreParts();

    /// The next part, nothing behind the last: its text, with the places of its edits and emendations in the
    /// whole source and in the whole restored text.
    std::optional<Restored> next();

  private:
    class Work;
    std::unique_ptr<Work> work_;
};

namespace restoring {

/// Where parts of about `size` bytes end: where a page does, or else a paragraph, a sentence and its line, a
/// sentence, a line, a word; the earlier of these wins wherever it stands in the last quarter.
std::vector<std::uint32_t> ends_of_parts(const Source& source, std::uint32_t size);

}  // namespace restoring

}  // namespace glane
