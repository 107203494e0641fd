#pragma once
// manifest.json: what the results are made of and made from. No date and no path of the machine, so
// that equal input gives an equal manifest.

#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/stage.h"
#include "pipeline/run/project.h"
#include "pipeline/run/step.h"

namespace glane {

/// A result file: its path within the result folder and its content.
struct ResultFile {
    std::string path;
    std::string content;
};

/// A stage as it ran: name, version, described options ("name=value" lines).
struct StageRecord {
    std::string name;
    int version = 0;
    std::string options;
};

template <Stage S>
StageRecord record_of(const typename S::Options& options) {
    return {std::string(S::name), S::version, options_text(options)};
}

/// What a manifest tells besides the files.
struct Provenance {
    std::vector<std::pair<std::string, std::string>> sources;    ///< file, SHA-256
    std::vector<std::pair<std::string, std::string>> libraries;  ///< name, version
    std::string corrections;                                     ///< SHA-256 of corrections.tsv, or empty
    std::string structure;                                       ///< SHA-256 of structure.tsv, or empty
    std::string table_corrections;                               ///< SHA-256 of tables.csv, or empty
    std::string lexicon;                                         ///< SHA-256 of the lexicon
    std::string morphology;                                      ///< SHA-256 of the dictionaries and counts that tag reads
    std::vector<StageRecord> stages;
};

std::string manifest_json(const Project& project, const Provenance& provenance, const std::vector<ResultFile>& files);

/// Puts the files and the manifest, last, into the result folder: all of them or, when one cannot be
/// written, none. Files that an earlier manifest names and the new one does not are removed.
/// Returns how many files changed.
std::size_t publish(const Project& project, const Provenance& provenance, const std::vector<ResultFile>& files);

}  // namespace glane
