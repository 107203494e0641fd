#pragma once
// A project as its project.toml describes it: sources, node expression, question of the interview
// guide, and the options of every stage. All that belongs to one corpus stands there.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/config.h"
#include "pipeline/model/document.h"
#include "pipeline/model/theme.h"
#include "stages/cooccurrence/cooccurrence.h"
#include "stages/cooccurrence/selection.h"
#include "stages/extracts/extracts.h"
#include "stages/figures/draw_cloud.h"
#include "stages/ingest/ingest.h"
#include "stages/report/report.h"
#include "stages/restore/restore.h"
#include "stages/segment/segment.h"
#include "stages/trace/printed_clouds.h"
#include "stages/trace/trace.h"

namespace glane {

/// One [[source]] of the project.
struct ProjectSource {
    std::string file;         ///< relative to the project's folder
    SourceKind kind = SourceKind::report;
    std::string truth;        ///< the true text, where it is known, to score the restoration; or empty
    Ingest::Options ingest;
};

struct Project {
    std::filesystem::path file;    ///< project.toml
    std::filesystem::path folder;  ///< that it stands in
    std::string name;              ///< the folder's name
    std::string title;
    std::string node;              ///< the expression whose associations are sought
    std::string question;          ///< of the interview guide
    std::vector<ProjectSource> sources;
    std::vector<Theme> themes;
    Restore::Options restore;          ///< [restore]
    Segment::Options structure;        ///< [structure]
    Extracts::Options extracts;        ///< [extracts]
    Trace::Options trace;              ///< [trace]
    PrintedClouds::Options printed_clouds;  ///< [printed_clouds]
    Cooccur::Options cooccurrence;     ///< [cooccurrence]
    CloudSelection cloud_selection;    ///< [cloud], what goes in
    DrawCloud::Options cloud;          ///< [cloud], how it is drawn
    Report::Options report;            ///< [report]

    std::filesystem::path result_folder;  ///< what a person reads
    std::filesystem::path work_folder;    ///< artefacts to reuse, and the index
};

/// Reads and checks the project; `path` is project.toml or its folder, `output` another place for
/// the results ("" for the usual one). Throws Error for an unknown key, a wrong type, a project
/// without sources, two sources of one name.
Project load_project(const std::filesystem::path& path, const std::string& output = {});

/// What the colours of the cloud show: "themes" or "interviews"; its legend says so unless the project words it.
void colour_cloud_by(Project& project, const std::string& colours);

/// The name under which results know a text: its file, as seen from the project's folder.
std::string name_of_text(const Project& project, const ProjectSource& source);
/// Those of all texts, in the order of the project.
std::vector<std::string> names_of_texts(const Project& project);

/// The files that the project names and that are not there.
std::vector<std::filesystem::path> missing_files(const Project& project);

}  // namespace glane
