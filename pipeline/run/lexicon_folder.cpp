#include "pipeline/run/lexicon_folder.h"

#include <cstdlib>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"

namespace glane {
namespace fs = std::filesystem;

fs::path lexicon_folder() {
    if (const char* named = std::getenv("GLANE_LEXICON"); named != nullptr && *named != '\0') return named;
    const fs::path program = program_folder();
    for (fs::path above = program; above != above.parent_path(); above = above.parent_path()) {
        for (const char* name : {"lexicon", "share/glane/lexicon"}) {
            if (fs::exists(above / name / "stopwords.txt")) return above / name;
        }
    }
    throw Error({.where = {program.string()},
                 .what = "the folder lexicon/ is nowhere above the program",
                 .hint = "set GLANE_LEXICON to the lexicon folder of glane"});
}

}  // namespace glane
