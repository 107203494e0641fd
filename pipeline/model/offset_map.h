#pragma once
// Provenance. Text with a history changes only through a Rewriter, which grows the new text and
// its map to the old one together, so that an offset that has drifted cannot be written.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/span.h"

namespace glane {

/// What became of a change that a stage considered.
enum class EmendationStatus : std::uint8_t {
    applied,   ///< the restored text has `after`
    proposed,  ///< the restored text still has `before`; a researcher should look
    kept,      ///< considered and decided against; the text has `before`
};

/// One change of the text, or one that was considered.
struct Emendation {
    Span source;         ///< in the text before
    Span restored;       ///< in the text after
    std::string before;  ///< the bytes of `source`
    std::string after;   ///< what stands, or is proposed to stand, there instead
    std::string rule;    ///< short name of what explains it, e.g. "accent", "split"
    double probability = 1.0;  ///< that the change is right, 0 to 1
    EmendationStatus status = EmendationStatus::applied;

    template <typename Archive>
    void archive(Archive& a) {
        a(source, restored, before, after, rule, probability, status);
    }
};

/// A pair of spans that stand for each other; bytes between two edits are equal in both texts.
struct Edit {
    Span source;
    Span target;

    template <typename Archive>
    void archive(Archive& a) {
        a(source, target);
    }
};

/// Edits in order, without overlap. Maps spans, never points: a span that begins or ends inside an
/// edit grows to the whole of it.
class OffsetMap {
  public:
    OffsetMap() = default;
    explicit OffsetMap(std::vector<Edit> edits) : edits_(std::move(edits)) {}

    [[nodiscard]] Span to_source(Span target) const;
    [[nodiscard]] Span to_target(Span source) const;
    [[nodiscard]] const std::vector<Edit>& edits() const { return edits_; }
    /// The map of two rewritings in a row: this one first, then `next`.
    [[nodiscard]] OffsetMap then(const OffsetMap& next) const;

    template <typename Archive>
    void archive(Archive& a) {
        a(edits_);
    }

  private:
    std::vector<Edit> edits_;
};

/// Why a Rewriter changes something.
struct Reason {
    std::string_view rule;
    double probability = 1.0;
};

/// Reads a text from the left and writes its successor. What has not been read when finish() is
/// called is copied.
class Rewriter {
  public:
    explicit Rewriter(std::string_view text) : text_(text) { out_.reserve(text.size() + text.size() / 64); }

    /// Bytes of the old text read so far.
    [[nodiscard]] std::uint32_t position() const { return at_; }
    void copy(std::uint32_t bytes);
    /// Copies up to an offset of the old text.
    void copy_to(std::uint32_t offset) { copy(offset - at_); }
    /// Reads `bytes` and writes `after` in their place; equal text is only copied.
    void replace(std::uint32_t bytes, std::string_view after, Reason reason);
    void drop(std::uint32_t bytes, Reason reason) { replace(bytes, {}, reason); }
    /// Copies the bytes and notes what they might have to become.
    void consider(std::uint32_t bytes, std::string_view after, Reason reason, EmendationStatus status);

    struct Result {
        std::string text;
        OffsetMap map;
        std::vector<Emendation> emendations;
    };
    [[nodiscard]] Result finish() &&;

  private:
    std::string_view text_;
    std::uint32_t at_ = 0;
    std::string out_;
    std::vector<Edit> edits_;
    std::vector<Emendation> emendations_;
};

/// The normalisation layer: a text as it should have been read, its way back to the source, and
/// the log of every change.
struct Restored {
    std::string text;
    OffsetMap map;  ///< source text to `text`
    std::vector<Emendation> emendations;  ///< in the order of their source spans

    template <typename Archive>
    void archive(Archive& a) {
        a(text, map, emendations);
    }
};

/// The source as it is, without a change.
Restored start_from(std::string_view source);
/// Puts a further pass (a Rewriter over `restored.text`) on top. Changes of one place in two passes
/// become one emendation, with both rules ("nfc+accent") and the product of their probabilities.
void apply(Restored& restored, std::string_view source, Rewriter pass);
/// The source text again: every applied emendation undone.
std::string undo(std::string_view restored, const std::vector<Emendation>& emendations);

}  // namespace glane
