#pragma once
// Artefacts that can be reused. A step's key is made of the stage's name and version, its described
// options and the digests of all that it reads; an artefact with the same key and an intact file is
// loaded, any other is made anew, stored under a temporary name and renamed.

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glane {

/// What an artefact is made from.
struct Recipe {
    std::string artefact;             ///< unique in the project: "restore/report.txt"
    int version = 0;                  ///< of the stage
    std::string options;              ///< described options, "name=value" lines
    std::vector<std::string> inputs;  ///< "name:digest" of everything read
    [[nodiscard]] std::string key() const;
};

/// How a step went, for `glane explain`.
struct StepNote {
    std::string artefact;
    bool reused = false;
    std::string reason;  ///< why it was made anew: "new", "option window was 5, is 7", …
};

/// Whether a cache keeps what is made; reading verbs (cooc, extracts, explain) only reuse.
enum class CacheUse { read_only, read_write };

class Cache {
  public:
    /// Opens the folder's records; a damaged record only means that its artefact is made anew.
    Cache(std::filesystem::path folder, CacheUse use);

    /// The stored bytes for the recipe, when its key is the same and the file is intact.
    std::optional<std::string> find(const Recipe& recipe);
    /// Stores the bytes and their record (read_write).
    void store(const Recipe& recipe, std::string_view bytes);
    /// Notes a step that keeps its own files (the index).
    void note(const Recipe& recipe, bool reused);
    /// Writes the records of this run; artefacts that no step asked for are removed.
    void finish();
    /// The steps of this run, sorted by artefact.
    [[nodiscard]] std::vector<StepNote> notes() const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    struct Record {
        Recipe recipe;
        std::string content_digest;
    };
    [[nodiscard]] std::filesystem::path file_of(const std::string& artefact) const;
    [[nodiscard]] std::string reason_for(const Recipe& recipe) const;

    std::filesystem::path folder_;
    CacheUse use_;
    std::map<std::string, Record> known_;   // of earlier runs
    std::map<std::string, Record> current_;  // of this run
    std::map<std::string, StepNote> notes_;
    mutable std::mutex guard_;
};

}  // namespace glane
