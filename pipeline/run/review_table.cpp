#include "pipeline/run/review_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "pipeline/base/table.h"
#include "pipeline/model/confusion.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run/emendation_table.h"

namespace glane {
namespace {

constexpr std::array kColumns{"decision", "correction", "group", "left",  "before", "after",       "right",
                              "file",     "page",       "line",  "begin", "rule",   "probability", "status"};
constexpr int kReach = 40;  // code points of context on either side

enum class Part { undecided, applied, decided };

Part part_of(const Emendation& emendation) {
    if (emendation.rule == kResearcherRule) return Part::decided;
    return emendation.status == EmendationStatus::applied ? Part::applied : Part::undecided;
}

/// One emendation of one text, with what the list is ordered by.
struct Item {
    std::size_t text = 0;
    const Emendation* emendation = nullptr;
    Part part = Part::undecided;
    std::string group;
    double expected_errors = 0;  ///< of the whole group, as it stands
};

std::vector<Item> items_of(const std::vector<std::pair<const Source*, const Restored*>>& texts) {
    std::vector<Item> items;
    std::map<std::pair<Part, std::string>, double> expected;
    for (std::size_t text = 0; text < texts.size(); ++text) {
        for (const Emendation& emendation : texts[text].second->emendations) {
            Item item{text, &emendation, part_of(emendation), confusion(emendation.before, emendation.after)};
            const double wrong = item.part == Part::applied ? 1 - emendation.probability : emendation.probability;
            // Decisions stay in the order of the texts.
            if (item.part != Part::decided) expected[{item.part, item.group}] += wrong;
            items.push_back(std::move(item));
        }
    }
    for (Item& item : items) {
        if (item.part != Part::decided) item.expected_errors = expected[{item.part, item.group}];
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        if (a.part != b.part) return a.part < b.part;
        if (a.part == Part::decided) return false;
        if (a.expected_errors != b.expected_errors) return a.expected_errors > b.expected_errors;
        return std::tie(a.group, a.emendation->before, a.emendation->after) <
               std::tie(b.group, b.emendation->before, b.emendation->after);
    });
    return items;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

std::string tidy(std::string_view context) {
    std::string out(context);
    std::replace_if(out.begin(), out.end(), is_control, ' ');
    const std::size_t first = out.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(' ') - first + 1);
}

constexpr std::string_view kParagraphEnd = "\n\n";

/// What stands before the span in its paragraph, cut between words.
std::string left_of(std::string_view text, Span span) {
    const std::size_t blank_line = text.substr(0, span.begin).rfind(kParagraphEnd);
    const std::size_t bound = blank_line == std::string_view::npos ? 0 : blank_line + kParagraphEnd.size();
    std::size_t at = span.begin;
    for (int n = 0; n < kReach && at > bound; ++n) previous_code_point(text, at);
    if (at == bound) return tidy(text.substr(bound, span.begin - bound));
    const std::size_t blank = text.substr(0, span.begin).find(' ', at);
    if (blank != std::string_view::npos) at = blank;
    return "… " + tidy(text.substr(at, span.begin - at));
}

std::string right_of(std::string_view text, Span span) {
    const std::size_t bound = std::min(text.find(kParagraphEnd, span.end), text.size());
    std::size_t at = span.end;
    for (int n = 0; n < kReach && at < bound; ++n) next_code_point(text, at);
    if (at == bound) return tidy(text.substr(span.end, bound - span.end));
    const std::size_t blank = text.substr(0, at).rfind(' ');
    if (blank != std::string_view::npos && blank > span.end) at = blank;
    return tidy(text.substr(span.end, at - span.end)) + " …";
}

const char* name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::accept: return "accept";
        case Verdict::reject: return "reject";
        case Verdict::correct: return "correct";
    }
    return "reject";
}

/// The decision that the emendation carries out; its end where there is none.
std::vector<Decision>::const_iterator decision_of(const Source& source, const Emendation& emendation,
                                                  const std::vector<Decision>& decisions) {
    const std::uint32_t line = source.place_of(emendation.source.begin).line;
    const auto fits = [&](const Decision& decision) {
        return decision.file == source.name && decision.line == line && decision.before == emendation.before;
    };
    const auto exact = std::find_if(decisions.begin(), decisions.end(), [&](const Decision& decision) {
        return fits(decision) && decision.begin == emendation.source.begin;
    });
    return exact != decisions.end() ? exact : std::find_if(decisions.begin(), decisions.end(), fits);
}

Row row_of(const Item& item, const Source& source, std::string_view restored) {
    const Emendation& emendation = *item.emendation;
    const LinePlace place = source.place_of(emendation.source.begin);
    return {"",
            "",
            item.group,
            left_of(restored, emendation.restored),
            emendation.before,
            emendation.after,
            right_of(restored, emendation.restored),
            source.name,
            std::to_string(place.page),
            std::to_string(place.line),
            std::to_string(emendation.source.begin),
            emendation.rule,
            fixed(emendation.probability, 4),
            name_of(emendation.status)};
}

Row unmatched_row(const Decision& decision) {
    return {name_of(decision.verdict),
            decision.correction,
            "",
            "",
            decision.before,
            decision.after,
            "",
            decision.file,
            "",
            std::to_string(decision.line),
            decision.begin ? std::to_string(*decision.begin) : "",
            std::string(kResearcherRule),
            "",
            "unmatched"};
}

}  // namespace

std::string review_table(const std::vector<std::pair<const Source*, const Restored*>>& texts,
                         const std::vector<Decision>& decisions) {
    std::string table = "\xEF\xBB\xBF" + sheet_line(Row(kColumns.begin(), kColumns.end()));
    std::vector<bool> is_followed(decisions.size(), false);
    for (const Item& item : items_of(texts)) {
        const Source& source = *texts[item.text].first;
        Row row = row_of(item, source, texts[item.text].second->text);
        const auto decision =
            item.part == Part::decided ? decision_of(source, *item.emendation, decisions) : decisions.end();
        if (decision != decisions.end()) {
            row[0] = name_of(decision->verdict);
            row[1] = decision->correction;
            is_followed[static_cast<std::size_t>(decision - decisions.begin())] = true;
        }
        table += sheet_line(row);
    }
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (!is_followed[i]) table += sheet_line(unmatched_row(decisions[i]));
    }
    return table;
}

}  // namespace glane
