#pragma once
// References to pages and annexes that must exist, and surveys that are named with a year.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "pipeline/model/consistency.h"
#include "stages/consistency/reading.h"

namespace glane::consistency {

/// What a text has that can be referred to.
struct Targets {
    std::int64_t last_page = 0;      ///< as printed where folios were read, as counted otherwise
    std::set<std::int64_t> annexes;  ///< "Annexe 2" as a heading
};
Targets targets_of(const CorpusText& text, const Reader& reader);

/// "en page 10", "pages 34-35", "annexe 1". In notes, and behind a year, pages are those of other works.
void check_references(const Reading& reading, const Targets& targets, std::vector<CorpusCheck>& checks);

/// A survey with a name and a year: "l'enquête Verger 2021".
struct NamedSurvey {
    std::string name;  ///< folded
    std::int64_t year = 0;
    std::string text;
    SourceRef ref;
};
std::vector<NamedSurvey> surveys_in(const Reading& reading);

}  // namespace glane::consistency
