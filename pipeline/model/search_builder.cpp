#include "pipeline/model/search_builder.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/table.h"
#include "pipeline/model/search_columns.h"
#include "pipeline/model/search_contexts.h"
#include "pipeline/model/search_file.h"
#include "pipeline/model/search_shards.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/search_types.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& folder, const Xapian::Error& error) {
    const char* system = error.get_error_string();
    throw Error({.where = {folder.string()},
                 .what = fmt::format("cannot write the search index: {}{}{}", error.get_msg(),
                                     system != nullptr ? ": " : "", system != nullptr ? system : ""),
                 .hint = "check the free space and the permissions of the folder"});
}

}  // namespace

struct SearchIndexBuilder::Work {
    explicit Work(const fs::path& index_folder)
        : folder(index_folder), lock(index_folder), shards(fresh(index_folder / ".building")) {}
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    static fs::path fresh(const fs::path& path) {
        std::error_code code;
        fs::remove_all(path, code);
        make_folder(path);
        return path;
    }
    [[nodiscard]] fs::path building() const { return folder / ".building"; }

    /// Joins, checks and completes; returns the file that may be sealed and renamed.
    fs::path finished(std::string_view key) {
        const fs::path file = building() / "passages.glass";
        shards.finish({.metadata = {{std::string(kFormatKey), std::string(kSearchFormat)},
                                    {std::string(kContentKey), std::string(key)},
                                    {std::string(kSourcesKey), sources}},
                       .spellings = types.spellings()},
                      file);
        const Xapian::Database written(file.string());
        if (written.get_doccount() != counts.passages) {
            throw Error({.where = {folder.string()},
                         .what = fmt::format("the search index has {} passages, {} were added", written.get_doccount(),
                                             counts.passages),
                         .hint = "check the disk, then run again"});
        }
        ColumnTexts columns;
        counts.terms = types.write(columns);
        contexts.write(columns);
        append_columns(file, columns);
        return file;
    }

    fs::path folder;
    FolderLock lock;
    TypeCollector types;
    ContextCollector contexts;
    ShardWriter shards;  // reads terms of `types`
    std::string sources;
    SearchIndexCounts counts;
};

SearchIndexBuilder::SearchIndexBuilder(const fs::path& folder) : work_(std::make_unique<Work>(folder)) {}

SearchIndexBuilder::~SearchIndexBuilder() {
    const fs::path building = work_->building();
    // The lock goes last: nobody else may begin here before the folder is clean.
    work_->shards.stop();
    std::error_code code;
    fs::remove_all(building, code);
}

void SearchIndexBuilder::add(const SearchPassage& passage) {
    try {
        work_->shards.add({work_->types.add(passage), pack_passage(passage)});
    } catch (const Xapian::Error& error) {
        fail(work_->folder, error);
    }
    work_->contexts.add(passage);
    ++work_->counts.passages;
    work_->counts.words += passage.words.size();
}

void SearchIndexBuilder::add_source(std::string_view name, std::string_view digest) {
    work_->sources += tsv_line({std::string(name), std::string(digest)});
}

SearchIndexCounts SearchIndexBuilder::publish(std::string_view key) {
    fs::path file;
    try {
        file = work_->finished(key);
    } catch (const Xapian::Error& error) {
        fail(work_->folder, error);
    }
    seal_search_file(file);
    std::error_code code;
    fs::rename(file, search_file(work_->folder), code);
    if (code) {
        throw Error({.where = {search_file(work_->folder).string()},
                     .what = fmt::format("cannot replace the search index: {}", code.message()),
                     .hint = "check the permissions of the folder"});
    }
    const int folder = ::open(work_->folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return work_->counts;
}

}  // namespace glane
