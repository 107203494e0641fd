#include "pipeline/run/libraries.h"

#include <cairo.h>
#include <igraph_version.h>
#include <unicode/uvernum.h>
#include <xapian/version.h>

#include <fmt/format.h>

#include "pipeline/base/zip.h"

namespace glane {

std::vector<std::pair<std::string, std::string>> library_versions() {
    return {{"icu", U_ICU_VERSION},
            {"xapian", XAPIAN_VERSION},
            {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
            {"cairo", CAIRO_VERSION_STRING},
            {"igraph", IGRAPH_VERSION},
            {"libzip", zip_library_version()}};
}

}  // namespace glane
