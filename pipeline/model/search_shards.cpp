#include "pipeline/model/search_shards.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <future>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

/// Passages of a shard, at most, and bytes of their content: small enough for one flush.
constexpr std::size_t kPassages = 4096;
constexpr std::size_t kBytes = std::size_t{8} << 20U;
/// More writers than this would wait for the one thread that cuts words.
constexpr unsigned kMostWriters = 4;

using Documents = std::vector<ShardDocument>;

// Nobody sees the folder before it is whole, so nothing has to survive a crash: no sync. Terms of a passage are never
// asked for: no list of them.
Xapian::WritableDatabase new_database(const fs::path& path) {
    constexpr int kFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                           Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST;
    return Xapian::WritableDatabase(path.string(), kFlags);
}

void write_shard(const fs::path& path, const Documents& documents) {
    Xapian::WritableDatabase database = new_database(path);
    for (const ShardDocument& document : documents) {
        Xapian::Document made;
        for (const auto& [term, count] : document.terms) made.add_term(*term, count);
        made.set_data(document.content);
        database.add_document(made);
    }
    database.commit();
    database.close();
}

/// Xapian gives every database a random UUID, 16 bytes behind its magic string and version. Nothing reads it in a
/// database that is never replicated; without it equal corpora have equal files.
void fix_uuid(const fs::path& file) {
    constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
    constexpr off_t kPlace = 16;
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    std::string begin(kMagic.size(), '\0');
    const bool known = descriptor >= 0 &&
                       ::pread(descriptor, begin.data(), begin.size(), 0) == static_cast<ssize_t>(begin.size()) &&
                       begin == kMagic;
    constexpr std::string_view kUuid = "glane passages 2";
    static_assert(kUuid.size() == 16);
    const bool fixed = known && ::pwrite(descriptor, kUuid.data(), kUuid.size(), kPlace) == 16;
    if (descriptor >= 0) ::close(descriptor);
    if (!fixed) {
        throw Error({.where = {file.string()},
                     .what = "the search index that was written is not as expected",
                     .hint = "check the disk, then run again"});
    }
}

}  // namespace

struct ShardWriter::Work {
    explicit Work(fs::path index_folder)
        : folder(std::move(index_folder)), writers(std::clamp(std::thread::hardware_concurrency(), 1U, kMostWriters)) {}

    [[nodiscard]] fs::path shard(std::size_t number) const { return folder / fmt::format("shard-{}", number); }

    void hand_over() {
        if (documents.empty()) return;
        while (running.size() >= writers) wait_for_one();
        const fs::path path = shard(shards++);
        running.push_back(
            std::async(std::launch::async, [path, batch = std::move(documents)] { write_shard(path, batch); }));
        documents = {};
        bytes = 0;
    }
    void wait_for_one() {
        std::future<void> first = std::move(running.front());
        running.pop_front();
        first.get();
    }

    fs::path folder;
    unsigned writers;
    Documents documents;
    std::size_t bytes = 0;
    std::size_t shards = 0;
    std::deque<std::future<void>> running;
};

ShardWriter::ShardWriter(fs::path folder) : work_(std::make_unique<Work>(std::move(folder))) {}
ShardWriter::~ShardWriter() = default;

void ShardWriter::stop() { work_->running.clear(); }

void ShardWriter::add(ShardDocument document) {
    work_->bytes += document.content.size();
    work_->documents.push_back(std::move(document));
    if (work_->documents.size() >= kPassages || work_->bytes >= kBytes) work_->hand_over();
}

void ShardWriter::finish(const ShardSummary& summary, const fs::path& file) {
    work_->hand_over();
    const fs::path last = work_->shard(work_->shards);
    Xapian::WritableDatabase whole = new_database(last);
    for (const auto& [word, passages] : summary.spellings) whole.add_spelling(word, passages);
    for (const auto& [key, value] : summary.metadata) whole.set_metadata(key, value);
    whole.commit();
    whole.close();
    while (!work_->running.empty()) work_->wait_for_one();

    Xapian::Database all;
    for (std::size_t i = 0; i <= work_->shards; ++i) all.add_database(Xapian::Database(work_->shard(i).string()));
    all.compact(file.string(), Xapian::DBCOMPACT_SINGLE_FILE);
    fix_uuid(file);
}

}  // namespace glane
