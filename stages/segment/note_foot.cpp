#include "stages/segment/note_foot.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::u32string_view kReadAs = U"'\"’‘”“*®°?!|_~¢©";
constexpr double kSmallPrint = 1.06;    // of a full line: the lines of notes are longer
constexpr std::size_t kMostNotes = 14;  // of a page
constexpr double kMostOfAPage = 0.6;

struct Start {
    NoteStart note;
    std::size_t index = 0;  ///< among the lines of the page
    bool pointed = false;
};

/// `? Note`, `4° Note`: a sign that a number may have been read as.
std::optional<Call> signed_call(std::string_view line) {
    std::size_t at = 0;
    std::size_t signs = 0;
    while (at < line.size() && signs < 3) {
        std::size_t next = at;
        const char32_t c = next_code_point(line, next);
        if (kReadAs.find(c) == std::u32string_view::npos && !is_digit(c)) break;
        at = next;
        ++signs;
    }
    if (signs == 0 || at >= line.size() || line[at] != ' ' || !opens_note(line.substr(at + 1))) return std::nullopt;
    return Call{at + 1, 0};
}

class FootFinder {
  public:
    FootFinder(const Draft& draft, const std::vector<std::uint32_t>& lines, int expected,
               const std::function<bool(int)>& is_called)
        : draft_(draft), lines_(lines), expected_(expected), is_called_(is_called) {}

    std::optional<Foot> find() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = draft_.line(lines_[i]);
            const std::optional<Call> pointed = pointed_call(line);
            std::optional<Call> call = pointed ? pointed : numbered_call(line, expected_);
            if (!call) call = signed_call(line);
            if (call && is_free(i)) starts_.push_back({{lines_[i], *call}, i, pointed.has_value()});
        }
        const std::size_t first = starts_.size() - std::min(starts_.size(), kMostNotes);
        for (std::size_t top = first; top < starts_.size(); ++top) {
            for (const int number : {expected_, 1}) {
                if (!makes_sense(top, number)) continue;
                Foot foot;
                foot.number = number;
                for (std::size_t i = top; i < starts_.size(); ++i) foot.notes.push_back(starts_[i].note);
                return foot;
            }
        }
        return std::nullopt;
    }

  private:
    /// What stands above has ended.
    [[nodiscard]] bool is_free(std::size_t i) const {
        if (i == 0) return false;
        const TextLine& line = draft_.lines[lines_[i]];
        const std::string_view above = draft_.line(lines_[i - 1]);
        return line.blanks_before > 0 ? last_of(above) != U':' : ends_sentence(above) || is_address_line(above);
    }

    /// More numbers of the row are right than wrong, and something else speaks for small print.
    [[nodiscard]] bool makes_sense(std::size_t top, int number) const {
        const std::size_t size = lines_.size() - starts_[top].index;
        if (static_cast<double>(size) > kMostOfAPage * static_cast<double>(lines_.size())) return false;
        int right = 0;
        int wrong = 0;
        bool called = false;
        bool pointed = false;
        for (std::size_t i = top; i < starts_.size(); ++i) {
            const int wanted = number + static_cast<int>(i - top);
            const int printed = starts_[i].note.call.number;
            if (printed > 0) ++(printed == wanted ? right : wrong);
            called = called || is_called_(wanted);
            pointed = pointed || starts_[i].pointed;
        }
        if (right == 0 || wrong >= right) return false;
        const bool small = is_small_print(top);
        if (number != expected_ && !called && !small) return false;
        return pointed ? called || small : called || small || right > 1;
    }

    [[nodiscard]] bool is_small_print(std::size_t top) const {
        if (draft_.full_width == 0) return false;
        return std::any_of(
            lines_.begin() + static_cast<std::ptrdiff_t>(starts_[top].index), lines_.end(),
            [&](std::uint32_t line) { return draft_.lines[line].width >= kSmallPrint * draft_.full_width; });
    }

    const Draft& draft_;
    const std::vector<std::uint32_t>& lines_;
    int expected_;
    const std::function<bool(int)>& is_called_;
    std::vector<Start> starts_;
};

}  // namespace

std::optional<Foot> find_foot(const Draft& draft, const std::vector<std::uint32_t>& lines, int expected,
                              const std::function<bool(int)>& is_called) {
    return FootFinder(draft, lines, expected, is_called).find();
}

}  // namespace glane
