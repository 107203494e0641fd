#include "pipeline/run/index_step.h"

#include "pipeline/base/digest.h"
#include "pipeline/model/search_index.h"
#include "pipeline/run/step.h"
#include "pipeline/run/watched.h"

namespace glane {
namespace {

Recipe recipe_of(const Prepared& prepared) { return {std::string(Index::name), Index::version, "", prepared.inputs}; }

}  // namespace

std::string index_key(const Prepared& prepared) { return recipe_of(prepared).key(); }

void index_corpus(const Project& project, const Prepared& prepared, Cache& cache, Writing writing) {
    const Recipe recipe = recipe_of(prepared);
    const std::string key = recipe.key();
    const std::filesystem::path folder = index_folder(project);
    const bool is_fresh = is_current_index(folder, key);
    cache.note(recipe, is_fresh);
    if (is_fresh || writing == Writing::no) return;
    Context context = watched("index");
    Index::run({prepared.corpus, folder, key}, {}, context);
}

}  // namespace glane
