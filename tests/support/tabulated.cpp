#include "tests/support/tabulated.h"

#include <filesystem>

#include "pipeline/base/file.h"
#include "pipeline/model/token_table_builder.h"
#include "stages/cooccurrence/tabulate.h"
#include "tests/support/counted_corpus.h"

namespace glane::test {

TokenTable tabulated(const Corpus& corpus, const std::string& test) {
    const auto folder = std::filesystem::path(GLANE_BINARY_DIR) / "test-tables";
    make_folder(folder);
    const auto file = folder / (test + ".tokens");
    TokenTableBuilder builder(file);
    cooccurrence::tabulate(corpus, little_french(), builder);
    builder.publish();
    return TokenTable(file);
}

}  // namespace glane::test
