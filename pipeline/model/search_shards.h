#pragma once
// Xapian's part of an index while it is built: passages go into shards, databases of equal size that several threads
// write at once, each small enough to be written with one flush; at the end they are joined in order. What is in
// which shard does not depend on the number of threads, so the file does not either.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glane {

/// What Xapian keeps of a passage.
struct ShardDocument {
    std::vector<std::pair<const std::string*, std::uint32_t>> terms;  ///< and how often; they outlive the writer
    std::string content;                                              ///< see pack_passage
};

/// What it keeps of the whole.
struct ShardSummary {
    std::vector<std::pair<std::string, std::string>> metadata;
    std::vector<std::pair<std::string, std::uint32_t>> spellings;
};

class ShardWriter {
  public:
    /// Shards lie in `folder`, which exists. Every member may throw Xapian::Error.
    explicit ShardWriter(std::filesystem::path folder);
    ShardWriter(const ShardWriter&) = delete;
    ShardWriter& operator=(const ShardWriter&) = delete;
    ~ShardWriter();

    void add(ShardDocument document);
    /// Joins all as one file with a fixed UUID; to be called once.
    void finish(const ShardSummary& summary, const std::filesystem::path& file);
    /// Waits for the shards that are being written; nothing may be added afterwards.
    void stop();

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace glane
