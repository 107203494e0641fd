#pragma once
// What is known of one token of the counted corpus, in sixteen bits, and which tokens a counting lets in.

#include <cstddef>
#include <cstdint>

#include "pipeline/model/part_of_speech.h"

namespace glane {

using TokenFlags = std::uint16_t;

/// The bits of TokenFlags.
namespace token_flag {
constexpr TokenFlags pos = 0x1F;          ///< a PartOfSpeech
constexpr TokenFlags counted = 0x20;      ///< a word that counts: no number, no punctuation, no note in brackets
constexpr TokenFlags stop = 0x40;         ///< a stop word, or inside an expression that is one ("du coup")
constexpr TokenFlags interviewer = 0x80;  ///< in a turn of who asks
constexpr TokenFlags in_interview = 0x100;
constexpr TokenFlags interview_heading = 0x200;  ///< describes the person; nobody said it
constexpr TokenFlags begins_sentence = 0x400;
constexpr TokenFlags begins_passage = 0x800;
constexpr TokenFlags begins_interview = 0x1000;
constexpr TokenFlags begins_text = 0x2000;
constexpr TokenFlags begins = begins_sentence | begins_passage | begins_interview | begins_text;
}  // namespace token_flag

/// Words that count, in eight kinds: stop word or not, interviewer or not, in an interview or not. By these,
/// frequencies are counted when a table is built, and known at once for every scope.
constexpr std::size_t kCountedKinds = 8;
constexpr unsigned kCountedKindShift = 6;  // of token_flag::stop, the lowest of the three
constexpr std::size_t counted_kind(TokenFlags flags) { return (flags >> kCountedKindShift) & (kCountedKinds - 1); }
/// Flags of a word of that kind, as far as a TokenScope looks at them.
constexpr TokenFlags flags_of_kind(std::size_t kind) {
    return static_cast<TokenFlags>(token_flag::counted | (kind << kCountedKindShift));
}

inline PartOfSpeech part_of_speech_of(TokenFlags flags) { return static_cast<PartOfSpeech>(flags & token_flag::pos); }

/// The parts of speech that are asked for: all of them, unless some are named.
class AskedPos {
  public:
    AskedPos() = default;
    void add(PartOfSpeech pos) {
        if (holds_all()) bits_ = 0;
        bits_ |= 1U << static_cast<unsigned>(pos);
    }
    [[nodiscard]] bool holds(TokenFlags flags) const { return ((bits_ >> (flags & token_flag::pos)) & 1U) != 0; }
    [[nodiscard]] bool holds_all() const { return bits_ == kAll; }

  private:
    static constexpr std::uint32_t kAll = 0xFFFFFFFF;
    std::uint32_t bits_ = kAll;
};

/// The parts of a corpus, from the smallest. A new text begins a new interview too, and so on down. A passage is a
/// turn inside an interview and a paragraph outside; what stands between two interviews is one "interview" as well.
enum class TokenUnit : std::uint8_t { sentence, passage, interview, text };
constexpr std::size_t kTokenUnits = 4;

/// The bit of a token that is the first of such a unit.
constexpr TokenFlags begins(TokenUnit unit) {
    return static_cast<TokenFlags>(token_flag::begins_sentence << static_cast<unsigned>(unit));
}

enum class Interviewers : std::uint8_t { out, in };
enum class CorpusPart : std::uint8_t { all, interviews, report };

/// The passages that a counting reads. What is outside is no position and no distance.
class TokenScope {
  public:
    TokenScope(Interviewers interviewers, CorpusPart part) {
        if (interviewers == Interviewers::out) asked_ |= token_flag::interviewer;
        if (part != CorpusPart::all) asked_ |= token_flag::in_interview;
        if (part == CorpusPart::interviews) wanted_ |= token_flag::in_interview;
    }
    /// Everything, interviewers too.
    TokenScope() : TokenScope(Interviewers::in, CorpusPart::all) {}

    /// Whether the passage of the token is read.
    [[nodiscard]] bool holds(TokenFlags flags) const { return (flags & asked_) == wanted_; }
    /// Whether, besides, the token is a word that counts: a position.
    [[nodiscard]] bool counts(TokenFlags flags) const {
        return (flags & (asked_ | token_flag::counted)) == (wanted_ | token_flag::counted);
    }
    /// Whether, besides, it may be a collocate: no stop word.
    [[nodiscard]] bool counts_full(TokenFlags flags) const {
        return (flags & (asked_ | token_flag::counted | token_flag::stop)) == (wanted_ | token_flag::counted);
    }

  private:
    TokenFlags asked_ = token_flag::interview_heading;
    TokenFlags wanted_ = 0;
};

}  // namespace glane
