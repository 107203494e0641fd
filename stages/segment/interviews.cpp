#include "stages/segment/interviews.h"

#include <algorithm>

#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::uint32_t kMostHeadingLines = 4;
constexpr std::size_t kMostHeadingBytes = 320;

class InterviewFinder {
  public:
    InterviewFinder(const Draft& draft, SourceKind kind, const Rules& rules)
        : draft_(draft), kind_(kind), rules_(rules), size_(static_cast<std::uint32_t>(draft.lines.size())) {}

    InterviewLines find() {
        InterviewLines found;
        std::uint32_t from = 0;
        if (kind_ == SourceKind::report && rules_.interviews_begin) {
            found.begin_found = false;
            for (std::uint32_t i = 0; i < size_ && !found.begin_found; i = end_of_group(i)) {
                found.begin_found = is_short(i) && rules_.interviews_begin->found_in(joined({i, end_of_group(i)}));
                from = end_of_group(i);
            }
            if (!found.begin_found) return found;
        }
        std::uint32_t end = size_;
        for (std::uint32_t i = from; i < end; i = end_of_group(i)) {
            const std::optional<Range> heading = heading_at(i);
            if (heading) {
                found.headings.push_back(*heading);
            } else if (!found.headings.empty() && is_short(i) && any_found_in(rules_.heading, joined({i, end_of_group(i)}))) {
                end = i;
            }
        }
        if (!found.headings.empty()) {
            found.all = {found.headings.front().begin, end};
        } else if (kind_ == SourceKind::interview && size_ > 0) {
            found.all = {0, size_};
            if (const Range first = first_heading(); first.size() > 0) found.headings.push_back(first);
        }
        return found;
    }

  private:
    /// Lines without a blank line, a page break, furniture or a speaker between.
    [[nodiscard]] std::uint32_t end_of_group(std::uint32_t i) const {
        const std::uint32_t begin = i++;
        while (i < size_ && draft_.lines[i].blanks_before == 0 && draft_.lines[i].page == draft_.lines[begin].page &&
               draft_.lines[i].furniture == draft_.lines[begin].furniture &&
               (i - begin > kMostHeadingLines || !rules_.speakers.at(draft_.text, draft_.lines[i].span))) {
            ++i;
        }
        return i;
    }

    [[nodiscard]] bool is_short(std::uint32_t i) const {
        const std::uint32_t end = end_of_group(i);
        return !draft_.lines[i].furniture && end - i <= kMostHeadingLines &&
               draft_.lines[end - 1].span.end - draft_.lines[i].span.begin <= kMostHeadingBytes;
    }

    [[nodiscard]] std::string joined(Range lines) const { return draft_.joined(Block{.lines = lines}, kMostHeadingBytes); }

    [[nodiscard]] std::optional<Range> heading_at(std::uint32_t i) const {
        if (rules_.interview_heading.empty() || draft_.lines[i].furniture) return std::nullopt;
        const Range group{i, end_of_group(i)};
        if (is_short(i)) {
            return any_found_in(rules_.interview_heading, joined(group)) ? std::optional(group) : std::nullopt;
        }
        if (draft_.lines[i].width > kMostHeadingBytes || !any_found_in(rules_.interview_heading, joined({i, i + 1}))) {
            return std::nullopt;
        }
        const bool goes_on = starts_low(draft_.line(i + 1)) && !ends_sentence(draft_.line(i));
        return Range{i, goes_on ? i + 2 : i + 1};
    }

    /// The first lines of a transcript whose heading no pattern knows.
    [[nodiscard]] Range first_heading() const {
        std::uint32_t first = 0;
        while (first < size_ && draft_.lines[first].furniture) ++first;
        if (first == size_ || !is_short(first) || rules_.speakers.at(draft_.text, draft_.lines[first].span)) return {};
        const Range group{first, end_of_group(first)};
        const std::string text = joined(group);
        const bool is_heading = group.end < size_ && starts_high(text) && !ends_sentence(text) && !ends_clause(text);
        return is_heading ? group : Range{};
    }

    const Draft& draft_;
    SourceKind kind_;
    const Rules& rules_;
    std::uint32_t size_;
};

}  // namespace

InterviewLines find_interviews(const Draft& draft, SourceKind kind, const Rules& rules) {
    return InterviewFinder(draft, kind, rules).find();
}

}  // namespace glane
