#include "pipeline/run/token_step.h"

#include <stdlib.h>

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/token_table_builder.h"
#include "pipeline/run/step.h"
#include "stages/cooccurrence/tabulate.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

constexpr int kVersion = 1;  // raised when the same texts would give other tokens

Recipe recipe_of(const Prepared& prepared, const Language& language) {
    std::vector<std::string> inputs = prepared.inputs;
    inputs.push_back("language:" + language.digest());
    return {"tokens", kVersion, "", std::move(inputs)};
}

fs::path folder_of(const Project& project) { return project.work_folder / "tokens"; }

// The key is the name: that a table is there says that it is fresh, and no second file can disagree.
fs::path file_of(const Project& project, const Recipe& recipe) {
    return folder_of(project) / (recipe.key() + ".tokens");
}

// A damaged table is no error: like any artefact it is made anew.
std::optional<TokenTable> whole_table(const fs::path& file) {
    if (!fs::exists(file)) return std::nullopt;
    try {
        return std::optional<TokenTable>(std::in_place, file);
    } catch (const Error&) {
        return std::nullopt;
    }
}

void build(const fs::path& file, const Prepared& prepared, const Language& language) {
    TokenTableBuilder builder(file);
    cooccurrence::tabulate(prepared.corpus, language, builder);
    stop_if_interrupted();
    builder.publish();
}

void remove_others(const fs::path& folder, const fs::path& file) {
    std::error_code ignored;  // a leftover that cannot be removed is only wasted space
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (entry.path() != file) fs::remove(entry.path(), ignored);
    }
}

/// A folder of its own that disappears with the object.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "glane-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw Error({.where = {fs::temp_directory_path().string()},
                         .what = "no folder for temporary files can be made here",
                         .hint = "name another place in the variable TMPDIR, or run `glane run` once"});
        }
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

}  // namespace

void tabulate_corpus(const Project& project, const Prepared& prepared, const Language& language, Cache& cache,
                     Writing writing) {
    const Recipe recipe = recipe_of(prepared, language);
    const fs::path file = file_of(project, recipe);
    const bool is_fresh = whole_table(file).has_value();
    cache.note(recipe, is_fresh);
    if (is_fresh || writing == Writing::no) return;
    make_folder(folder_of(project));
    build(file, prepared, language);
    remove_others(folder_of(project), file);
}

TokenTable open_tokens(const Project& project, const Prepared& prepared, const Language& language) {
    if (std::optional<TokenTable> table = whole_table(file_of(project, recipe_of(prepared, language)))) {
        return std::move(*table);
    }
    const TemporaryFolder folder;
    build(folder.path() / "corpus.tokens", prepared, language);
    return TokenTable(folder.path() / "corpus.tokens");  // mapped, it needs its name no more
}

}  // namespace glane
