#pragma once
// Who speaks: labels at the beginning of a line, as a project lists them, as transcription
// programs print them, or as the text itself shows by repeating them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace glane {

struct SpeakerLabel {
    std::string speaker;  ///< as the project writes it, with its number: "Interlocuteur 1"
    bool interviewer = false;
    Span span;  ///< with its colon and the blanks behind it
};

/// `[00:12:31]`, `(12:31)` or `00:12:31` alone.
bool is_time_stamp(std::string_view line);

class SpeakerLabels {
  public:
    SpeakerLabels(const std::vector<std::string>& interviewers, const std::vector<std::string>& speakers);

    /// The label at the beginning of a line of `text`. Known labels are understood in any case,
    /// with one letter misread, numbered (`Interlocuteur l` is 1) and with `:` or `;` behind; any
    /// name is when a time stamp stands beside it.
    [[nodiscard]] std::optional<SpeakerLabel> at(std::string_view text, Span line) const;

    /// Learns the names that a transcript repeats before a colon.
    void learn(std::string_view text, const std::vector<Span>& lines);

  private:
    struct Known {
        std::string folded;
        std::string name;
        bool interviewer;
    };
    [[nodiscard]] std::optional<SpeakerLabel> known(std::string_view name) const;
    std::vector<Known> known_;
};

}  // namespace glane
