#include "stages/segment/speakers.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/base/nearest.h"
#include "pipeline/model/unicode.h"
#include "stages/segment/shape.h"

namespace glane {
namespace {

constexpr std::size_t kLongestName = 48;
// Names that a transcript repeats: seen so often each, and so often together.
constexpr int kRepeated = 2;
constexpr int kRepeatedTogether = 4;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_blank(next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

/// Bytes of a time stamp at the beginning, bracketed or not; 0 if none.
std::size_t time_stamp_size(std::string_view text) {
    const bool bracketed = !text.empty() && (text[0] == '[' || text[0] == '(' || text[0] == '{');
    std::size_t at = bracketed ? 1 : 0;
    int groups = 0;
    while (groups < 4) {
        const std::size_t digits = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        if (at == digits || at - digits > 3) return 0;
        ++groups;
        if (at >= text.size() || (text[at] != ':' && text[at] != '.' && text[at] != ',')) break;
        if (at + 1 >= text.size() || text[at + 1] < '0' || text[at + 1] > '9') break;
        ++at;
    }
    if (groups < 2) return 0;
    if (!bracketed) return at;
    return at < text.size() && (text[at] == ']' || text[at] == ')' || text[at] == '}') ? at + 1 : 0;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    if (text.ends_with("\xC2\xA0")) return trimmed(text.substr(0, text.size() - 2));
    return text;
}

/// The name before a colon, and where the text behind the colon begins.
struct Named {
    std::string_view name;
    std::size_t behind = 0;
    bool stamped = false;
};

std::optional<Named> name_at(std::string_view line) {
    Named named;
    std::size_t begin = time_stamp_size(line);
    named.stamped = begin > 0;
    begin = skip_blanks(line, begin);
    const std::string_view head = line.substr(begin, kLongestName);
    std::size_t end = head.find_first_of(":;");
    if (const std::size_t bracket = head.find_first_of("[({"); !named.stamped && bracket < std::min(end, head.size())) {
        const std::size_t stamp = time_stamp_size(head.substr(bracket));
        if (stamp == 0) return std::nullopt;
        named.stamped = true;
        named.name = trimmed(head.substr(0, bracket));
        named.behind = skip_blanks(line, begin + bracket + stamp);
        if (named.behind < line.size() && line[named.behind] == ':') ++named.behind;
    } else {
        if (end == std::string_view::npos) return std::nullopt;
        named.name = trimmed(head.substr(0, end));
        named.behind = begin + end + 1;
    }
    named.behind = skip_blanks(line, named.behind);
    if (named.name.empty()) return std::nullopt;
    return named;
}

/// One to three words that begin with a capital: what a person may be called.
bool is_name(std::string_view text) {
    if (text.size() > 32 || word_count(text) > 3) return false;
    bool starts = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (starts && !is_upper(c) && !is_digit(c)) return false;
        if (!is_letter(c) && !is_digit(c) && !is_apostrophe(c) && c != U' ' && c != U'-' && c != U'.') return false;
        starts = c == U' ';
    }
    return letter_count(text) > 0;
}

/// Takes the number off a label: "interlocuteur 2" gives 2; a lone l or | is a misread 1.
std::string take_number(std::string& folded_name) {
    std::size_t end = folded_name.size();
    while (end > 0 && folded_name[end - 1] >= '0' && folded_name[end - 1] <= '9') --end;
    std::string number = folded_name.substr(end);
    const bool is_misread = number.empty() && folded_name.size() > 2 && folded_name[folded_name.size() - 2] == ' ' &&
                            std::string_view("li|").find(folded_name.back()) != std::string_view::npos;
    if (is_misread) {
        number = "1";
        end = folded_name.size() - 1;
    }
    if (number.size() > 2) return {};
    folded_name.resize(end);
    folded_name = std::string(trimmed(folded_name));
    return number;
}

}  // namespace

bool is_time_stamp(std::string_view line) {
    const std::size_t size = time_stamp_size(line);
    return size > 0 && size == line.size() && line.size() >= 5;
}

SpeakerLabels::SpeakerLabels(const std::vector<std::string>& interviewers, const std::vector<std::string>& speakers) {
    for (const std::string& name : interviewers) known_.push_back({folded(name), name, true});
    for (const std::string& name : speakers) known_.push_back({folded(name), name, false});
}

std::optional<SpeakerLabel> SpeakerLabels::known(std::string_view name) const {
    constexpr std::size_t kLongEnoughForAnError = 8;
    const std::string whole = folded(name);
    std::string bare = whole;
    const std::string number = take_number(bare);
    const auto labelled = [&](const Known& known, const std::string& digits) {
        return SpeakerLabel{digits.empty() ? known.name : known.name + " " + digits, known.interviewer, {}};
    };
    for (const Known& known : known_) {
        if (whole == known.folded) return labelled(known, {});
        if (bare == known.folded) return labelled(known, number);
    }
    for (const Known& known : known_) {
        if (bare.size() >= kLongEnoughForAnError && is_within_one_edit(bare, known.folded)) return labelled(known, number);
    }
    return std::nullopt;
}

std::optional<SpeakerLabel> SpeakerLabels::at(std::string_view text, Span line) const {
    const std::optional<Named> named = name_at(line.of(text));
    if (!named) return std::nullopt;
    std::optional<SpeakerLabel> label = known(named->name);
    if (!label && named->stamped && is_name(named->name)) label = SpeakerLabel{std::string(named->name), false, {}};
    if (label) label->span = {line.begin, line.begin + static_cast<std::uint32_t>(named->behind)};
    return label;
}

void SpeakerLabels::learn(std::string_view text, const std::vector<Span>& lines) {
    std::map<std::string, std::pair<std::string, int>> seen;
    int known_labels = 0;
    int answers = 0;
    for (const Span line : lines) {
        if (const std::optional<SpeakerLabel> label = at(text, line)) {
            ++known_labels;
            answers += label->interviewer ? 0 : 1;
            continue;
        }
        const std::optional<Named> named = name_at(line.of(text));
        if (!named || !is_name(named->name)) continue;
        auto& [name, count] = seen[folded(named->name)];
        if (++count == 1) name = named->name;
    }
    // Where the known labels serve, a repeated word before a colon is only a word.
    int together = 0;
    for (const auto& [key, entry] : seen) together += entry.second >= kRepeated ? entry.second : 0;
    const bool nobody_answers = answers == 0 && known_labels >= kRepeated && together * 2 >= known_labels;
    if (!nobody_answers && (together < kRepeatedTogether || together <= known_labels)) return;
    for (const auto& [key, entry] : seen) {
        if (entry.second >= kRepeated) known_.push_back({key, entry.first, false});
    }
}

}  // namespace glane
