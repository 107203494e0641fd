#include "pipeline/model/partition.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"
#include "pipeline/model/counted_words.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::size_t kValuesShown = 4;
constexpr std::size_t kBytesShown = 30;

struct Variable {
    std::string_view name;
    std::string_view typed;   ///< as a researcher writes it, folded
    std::string_view french;  ///< in a sentence
};

constexpr std::array<Variable, 11> kVariables{{{"role", "role", "le rôle de la personne"},
                                               {"kind", "type", "le type de collectivité"},
                                               {"gender", "genre", "le genre"},
                                               {"size", "taille", "la taille de la collectivité"},
                                               {"function", "fonction", "la fonction"},
                                               {"interview", "entretien", "l'entretien"},
                                               {"speaker", "locuteur", "la personne qui parle"},
                                               {"document", "document", "le fichier"},
                                               {"section", "section", "la section"},
                                               {"passage", "nature", "la nature du passage"},
                                               {"interviewer", "enqueteur", "qui parle, enquêteur ou enquêté"}}};

std::string size_of(const InterviewFacts& facts) {
    const auto number = [](std::int64_t size) { return size < 0 ? std::string() : std::to_string(size); };
    if (facts.size_min == facts.size_max) return number(facts.size_min);
    return fmt::format("{}–{}", number(facts.size_min), number(facts.size_max));
}

std::string fact_of(const InterviewFacts& facts, std::string_view variable) {
    if (variable == "role") return facts.role;
    if (variable == "kind") return facts.kind;
    if (variable == "gender") return facts.gender;
    if (variable == "function") return facts.function;
    return size_of(facts);
}

/// The value, with what tells apart two parts of one name: the same title may head two sections.
struct Value {
    std::string name;
    std::uint64_t identity = 0;
};

/// "Interlocutrice" is another person in the next interview.
std::string speaker_of(const Document& document, const Passage& passage) {
    if (passage.kind != PassageKind::turn || passage.speaker.empty()) return {};
    if (passage.interview == kNone) return passage.speaker;
    return document.interviews[passage.interview].id + ", " + passage.speaker;
}

Value value_of(const CorpusText& text, PassageId id, std::string_view variable) {
    const Document& document = text.document;
    const Passage& passage = document.passages[id.passage];
    if (variable == "document") return {document.name};
    if (variable == "passage") return {std::string(name_of(passage.kind))};
    if (variable == "speaker") return {speaker_of(document, passage)};
    if (variable == "section") {
        // A heading opens its section; what it says is the first of it.
        const std::uint32_t heading = passage.kind == PassageKind::heading ? id.passage : passage.section;
        if (heading == kNone) return {};
        return {document.passage_text(document.passages[heading]), (std::uint64_t{id.text} << 32U) | (heading + 1U)};
    }
    if (passage.interview == kNone) return {};
    if (variable == "interviewer") return {passage.interviewer ? "enquêteur" : "enquêté"};
    if (variable == "interview") return {document.interviews[passage.interview].id};
    return {fact_of(document.interviews[passage.interview].facts, variable)};
}

/// Parts in the order of their first passage.
class Parts {
  public:
    std::uint32_t of(const Value& value) {
        const std::string key = fmt::format("{}\t{}", value.identity, value.name);
        const auto [known, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(parts.size()));
        if (is_new) {
            const int times = ++names_[value.name];
            parts.push_back({times == 1 ? value.name : fmt::format("{} ({})", value.name, times)});
        }
        return known->second;
    }
    std::vector<Part> parts;

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_map<std::string, int> names_;
};

/// Sizes from the smallest.
void sort_by_size(Partition& made) {
    const auto number = [](const std::string& name, std::size_t from) {
        const std::size_t end = std::min(name.find_first_not_of("0123456789", from), name.size());
        return std::pair(end - from, name.substr(from, end - from));  // longer is larger
    };
    const auto bounds = [&](const Part& part) {
        const std::size_t dash = part.name.find("–");
        const auto low = number(part.name, 0);
        return std::pair(low, dash == std::string::npos ? low : number(part.name, dash + std::string_view("–").size()));
    };
    std::vector<std::uint32_t> order(made.parts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return bounds(made.parts[a]) < bounds(made.parts[b]); });
    std::vector<Part> parts;
    std::vector<std::uint32_t> moved(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        parts.push_back(made.parts[order[i]]);
        moved[order[i]] = i;
    }
    made.parts = std::move(parts);
    for (std::uint32_t& part : made.of_passage) {
        if (part != kNone) part = moved[part];
    }
}

/// The heading of a section may be long.
std::string shortened(const std::string& name) {
    std::string text;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (text.size() >= kBytesShown) return text + "…";
        append_code_point(text, c);
    }
    return text;
}

std::string values_of(const Partition& made) {
    std::string names;
    for (std::size_t i = 0; i < std::min(made.parts.size(), kValuesShown); ++i) {
        names += (i > 0 ? ", " : "") + shortened(made.parts[i].name);
    }
    if (made.parts.size() > kValuesShown) names += fmt::format(", …: {} in all", made.parts.size());
    return names;
}

[[noreturn]] void nothing_to_compare(const Corpus& corpus, const CountedText& counted, const Partition& made) {
    std::string others;
    for (const Variable& row : kVariables) {
        const Partition other = partition(corpus, counted, row.name);
        if (other.parts.size() < 2) continue;
        others += fmt::format("{}{} ({})", others.empty() ? "" : "; ", row.name, values_of(other));
    }
    const bool has_interviews = std::any_of(corpus.begin(), corpus.end(),
                                            [](const CorpusText& text) { return !text.document.interviews.empty(); });
    std::string what = fmt::format("no counted passage has a value of the variable \"{}\"", made.variable);
    if (!made.parts.empty()) {
        what = fmt::format("the variable \"{}\" has one value only, \"{}\"", made.variable,
                           shortened(made.parts.front().name));
    }
    if (!has_interviews) what += "; the project has no interviews";
    throw Error({.where = {},
                 .what = what,
                 .hint = others.empty() ? "no variable of this project has two values; see: glane structure --kind "
                                          "interview"
                                        : "variables with two values or more: " + others});
}

}  // namespace

const std::vector<std::string>& part_variables() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Variable& row : kVariables) all.emplace_back(row.name);
        return all;
    }();
    return names;
}

std::string part_variable(std::string_view name) {
    const std::string wanted = folded(name);
    for (const Variable& row : kVariables) {
        if (wanted == row.name || wanted == row.typed) return std::string(row.name);
    }
    std::vector<std::string> names = part_variables();
    for (const Variable& row : kVariables) names.emplace_back(row.typed);
    const std::string near = nearest(wanted, names);
    throw Error({.where = {},
                 .what = fmt::format("unknown variable \"{}\"", name),
                 .hint = near.empty() ? fmt::format("variables are: {}", fmt::join(part_variables(), ", "))
                                      : fmt::format("did you mean \"{}\"?", near)});
}

std::string_view variable_in_french(std::string_view variable) {
    const auto* row = std::find_if(kVariables.begin(), kVariables.end(),
                                   [&](const Variable& known) { return known.name == variable; });
    return row == kVariables.end() ? variable : row->french;
}

Partition partition(const Corpus& corpus, const CountedText& counted, std::string_view variable) {
    Partition made;
    made.variable = variable;
    made.of_passage.assign(counted.passages.size(), kNone);
    Parts parts;
    for (std::uint32_t p = 0; p < counted.passages.size(); ++p) {
        const CountedRange& passage = counted.passages[p];
        const Value value = value_of(corpus[passage.id.text], passage.id, variable);
        if (value.name.empty()) made.left_out += passage.positions.size();
        if (value.name.empty() || passage.positions.size() == 0) continue;
        made.of_passage[p] = parts.of(value);
        made.positions += passage.positions.size();
    }
    made.parts = std::move(parts.parts);
    if (variable == "size") sort_by_size(made);
    std::set<std::pair<std::uint32_t, InterviewId>> seen;
    for (std::uint32_t p = 0; p < counted.passages.size(); ++p) {
        if (made.of_passage[p] == kNone) continue;
        Part& part = made.parts[made.of_passage[p]];
        part.positions += counted.passages[p].positions.size();
        const auto interview = interview_of(counted.passages[p].id, corpus);
        if (interview && seen.emplace(made.of_passage[p], *interview).second) ++part.interviews;
    }
    return made;
}

std::vector<PassageId> passages_of(const CountedText& counted, const Partition& parts, std::string_view part) {
    std::vector<PassageId> passages;
    for (std::size_t i = 0; i < counted.passages.size(); ++i) {
        const std::uint32_t of = parts.of_passage[i];
        if (of != kNone && parts.parts[of].name == part) passages.push_back(counted.passages[i].id);
    }
    return passages;
}

Partition partition_to_compare(const Corpus& corpus, const CountedText& counted, std::string_view variable) {
    Partition made = partition(corpus, counted, variable);
    if (made.parts.size() < 2) nothing_to_compare(corpus, counted, made);
    return made;
}

}  // namespace glane
