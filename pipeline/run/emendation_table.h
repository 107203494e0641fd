#pragma once
// The log of every change of a text as a table: restored/emendations.tsv and `restore --edits`.

#include <string>

#include "pipeline/model/offset_map.h"
#include "pipeline/model/source.h"

namespace glane {

/// The names of the columns, with a line feed.
std::string emendation_header();
/// One TSV record an emendation: file, page, line (of the source), begin, end (bytes of the source),
/// restored_begin, restored_end (bytes of the restored text), before, after, rule, probability,
/// status. Replacing restored_begin…restored_end by `before` for every applied one, from the last to
/// the first, gives the source back byte for byte.
std::string emendation_rows(const Source& source, const Restored& restored);
/// The same as one JSON array of objects with those names, text after text and part after part.
class EmendationJson {
  public:
    /// What to write for these emendations.
    std::string rows(const Source& source, const Restored& restored);
    /// What to write behind the last.
    [[nodiscard]] std::string end() const { return is_begun_ ? "\n]\n" : "[]\n"; }

  private:
    bool is_begun_ = false;
};

/// "applied", "proposed" or "kept".
const char* name_of(EmendationStatus status);

}  // namespace glane
