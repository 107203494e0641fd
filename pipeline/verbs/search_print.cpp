#include "pipeline/verbs/search_print.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"
#include "pipeline/model/search_terms.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

/// Code points of a snippet.
constexpr std::size_t kSnippet = 240;

/// Safe for a terminal: no control and no direction character.
std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool control = (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                             (c >= 0x2066 && c <= 0x2069);
        if (control) {
            out += c == U'\t' ? " " : "·";
        } else {
            append_code_point(out, c);
        }
    }
    return out;
}

std::string section_of(const SearchPassage& passage) {
    return passage.sections.empty() ? std::string() : passage.sections.back();
}

Json common_json(const SearchPassage& passage, std::uint32_t page, std::uint32_t line) {
    Json hit;
    hit["document"] = passage.document;
    hit["interview"] = passage.interview;
    hit["speaker"] = passage.speaker;
    hit["interviewer"] = passage.interviewer;
    hit["passage"] = name_of(passage.kind);
    hit["section"] = section_of(passage);
    hit["page"] = page;
    hit["line"] = line;
    return hit;
}

Json hit_json(const SearchHit& hit, bool with_source) {
    const SearchPassage& passage = hit.passage;
    Json json = common_json(passage, passage.page, passage.line);
    json["text"] = passage.text;
    json["snippet"] = snippet(passage, hit.occurrences, kSnippet, {"<mark>", "</mark>", true});
    json["occurrences"] = Json::array();
    for (const ConcordanceLine& line : concordance(passage, hit.occurrences)) {
        json["occurrences"].push_back({{"node", line.node}, {"page", line.page}, {"line", line.line}});
    }
    if (with_source) json["source"] = passage.source;
    return json;
}

Json line_json(const KwicLine& line, bool with_source) {
    Json json = common_json(*line.passage, line.context.page, line.context.line);
    json["left"] = line.context.left;
    json["node"] = line.context.node;
    json["right"] = line.context.right;
    json["text"] = line.passage->text;
    if (with_source) json["source"] = line.passage->source;
    return json;
}

/// "rapport.txt, p. 12, l. 345 · entretien-3 · Élue 1"
std::string reference(const SearchPassage& passage, std::uint32_t page, std::uint32_t line) {
    std::string text = fmt::format("{}, p. {}, l. {}", passage.document, page, line);
    if (!passage.interview.empty()) text += " · " + passage.interview;
    if (!passage.speaker.empty()) text += " · " + passage.speaker;
    if (passage.interview.empty() && passage.kind != PassageKind::paragraph) {
        text += fmt::format(" · {}", french_name_of(passage.kind));
    }
    return printable(text);
}

std::string plural(std::size_t count, std::string_view word) {
    return fmt::format("{} {}{}", count, word, count > 1 ? "s" : "");
}

/// "34 passages", "34 passages (21 à 34)".
std::string summary(std::size_t total, std::size_t offset, std::size_t shown, std::string_view word) {
    std::string text = plural(total, word);
    if (shown == 0 || shown == total) return text;
    return text +
           (shown == 1 ? fmt::format(" (n° {})", offset + 1) : fmt::format(" ({} à {})", offset + 1, offset + shown));
}

/// A facet's value in French, where JSON has an English word.
std::string french_value(std::string_view variable, const std::string& value) {
    if (variable == "interviewer") return value == "yes" ? "oui" : "non";
    if (variable != "passage") return printable(value);
    for (const PassageKind kind :
         {PassageKind::heading, PassageKind::paragraph, PassageKind::list_item, PassageKind::note, PassageKind::turn}) {
        if (name_of(kind) == value) return std::string(french_name_of(kind));
    }
    return value;
}

std::string indented(const std::string& text, std::string_view margin) {
    std::string out(margin);
    for (const char c : text) {
        out += c;
        if (c == '\n') out += margin;
    }
    return out;
}

/// Words filled into lines of at most `columns` columns; marks count as text, so lines may be shorter.
std::string filled(const std::string& text, std::size_t columns, std::string_view margin) {
    std::string out;
    std::string line;
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        at = end + 1;
        const std::size_t wide = display_width(word);
        if (!line.empty() && width + 1 + wide + margin.size() > columns) {
            out += fmt::format("{}{}\n", margin, line);
            line.clear();
            width = 0;
        }
        if (!line.empty()) line += ' ';
        line += word;
        width += wide + 1;
    }
    return out + fmt::format("{}{}\n", margin, line);
}

Marks terminal_marks(const SearchAnswer& answer) {
    return answer.colours ? Marks{"\x1b[1;33m", "\x1b[0m", false} : Marks{"**", "**", false};
}

std::string hits_text(const SearchAnswer& answer) {
    std::string text;
    for (const SearchHit& hit : answer.result.hits) {
        std::uint32_t page = hit.passage.page;
        std::uint32_t line = hit.passage.line;
        if (!hit.occurrences.empty() && hit.occurrences[0].first() < hit.passage.words.size()) {
            page = hit.passage.words[hit.occurrences[0].first()].page;
            line = hit.passage.words[hit.occurrences[0].first()].line;
        }
        text += reference(hit.passage, page, line) + "\n";
        SearchPassage safe = hit.passage;  // control characters give way to signs of the same size
        for (char& c : safe.text) {
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
        }
        text += filled(snippet(safe, hit.occurrences, kSnippet, terminal_marks(answer)), answer.columns, "    ");
        if (answer.with_source)
            text += "    sur la page :\n" + indented(printable(hit.passage.source), "    | ") + "\n";
        text += "\n";
    }
    return text;
}

std::string padded(const std::string& text, std::size_t columns) {
    const std::size_t width = display_width(text);
    return width < columns ? text + std::string(columns - width, ' ') : text;
}

/// Left context up to the node, the node, what follows: nodes begin in one column.
std::string lines_text(const SearchAnswer& answer) {
    std::vector<std::string> references;
    std::size_t reference_width = 0;
    for (const KwicLine& line : answer.lines) {
        const SearchPassage& passage = *line.passage;
        const std::string who = passage.interview.empty() ? passage.document : passage.interview;
        references.push_back(printable(fmt::format("{} p. {} l. {}", who, line.context.page, line.context.line)));
        reference_width = std::max(reference_width, display_width(references.back()));
    }
    reference_width = std::min(reference_width, answer.columns / 3);
    const std::size_t room = answer.columns > reference_width + 12 ? answer.columns - reference_width - 2 : 10;
    const std::size_t left_width = room * 2 / 5;
    const Marks marks = answer.colours ? terminal_marks(answer) : Marks{"", "", false};

    std::string text;
    for (std::size_t i = 0; i < answer.lines.size(); ++i) {
        const ConcordanceLine& context = answer.lines[i].context;
        std::string left = printable(context.left);
        while (left.ends_with(' ')) left.pop_back();
        left = fitted_end(left, left_width);
        const std::string gap = context.left.ends_with(' ') ? " " : "";
        const std::string margin(left_width + 1 - std::min(left_width + 1, display_width(left) + gap.size()), ' ');
        const std::string node = fitted_beginning(printable(context.node), room - left_width - 1);
        const std::size_t rest = room - left_width - 1 - display_width(node);
        const std::string right = rest < 3 ? std::string() : fitted_beginning(printable(context.right), rest);
        text += fmt::format("{}  {}{}{}{}{}{}{}\n",
                            padded(fitted_beginning(references[i], reference_width), reference_width), margin, left,
                            gap, marks.open, node, marks.close, right);
    }
    return text;
}

std::string facets_text(const std::vector<Facet>& facets) {
    std::string text;
    for (const Facet& facet : facets) {
        if (facet.counts.empty()) continue;
        std::string_view title = facet.variable;
        for (const FieldRow& row : search_fields()) {
            if (row.english == facet.variable) title = row.name;
        }
        text += fmt::format("{}\n", title);
        for (const auto& [value, count] : facet.counts) {
            text += fmt::format("  {:>7}  {}\n", count, french_value(facet.variable, value));
        }
    }
    return text;
}

/// The words of a context, folded, in the order in which they are compared.
std::string sort_key(const ConcordanceLine& line, KwicOrder order) {
    std::vector<std::string> words = field_words(order == KwicOrder::left ? line.left : line.right);
    if (order == KwicOrder::left) std::reverse(words.begin(), words.end());
    std::string key;
    for (std::size_t i = 0; i < words.size() && i < 10; ++i) key += words[i] + ' ';
    return key;
}

}  // namespace

void sort_lines(std::vector<KwicLine>& lines, KwicOrder order) {
    if (order == KwicOrder::place) return;
    std::vector<std::pair<std::string, KwicLine>> keyed;
    keyed.reserve(lines.size());
    for (KwicLine& line : lines) {
        std::string key = sort_key(line.context, order);
        keyed.emplace_back(std::move(key), std::move(line));
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i] = std::move(keyed[i].second);
}

std::string search_json(const SearchAnswer& answer) {
    Json json;
    json["query"] = answer.query;
    json["total"] = answer.result.total;
    if (answer.kwic) json["occurrences"] = answer.occurrences;
    json["hits"] = Json::array();
    if (answer.kwic) {
        for (const KwicLine& line : answer.lines) json["hits"].push_back(line_json(line, answer.with_source));
    } else {
        for (const SearchHit& hit : answer.result.hits) json["hits"].push_back(hit_json(hit, answer.with_source));
    }
    json["facets"] = Json::object();
    for (const Facet& facet : answer.result.facets) {
        Json counts = Json::object();
        for (const auto& [value, count] : facet.counts) counts[value] = count;
        json["facets"][facet.variable] = std::move(counts);
    }
    if (!answer.result.notes.empty()) json["notes"] = answer.result.notes;
    if (!answer.suggestion.empty()) json["suggestion"] = answer.suggestion;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string search_csv(const SearchAnswer& answer) {
    Row head = {"document", "interview", "speaker", "interviewer", "passage", "section", "page", "line"};
    const auto common = [](const SearchPassage& passage, std::uint32_t page, std::uint32_t line) {
        return Row{passage.document,
                   passage.interview,
                   passage.speaker,
                   passage.interviewer ? "true" : "false",
                   std::string(name_of(passage.kind)),
                   section_of(passage),
                   std::to_string(page),
                   std::to_string(line)};
    };
    const Row texts = answer.kwic ? Row{"left", "node", "right"} : Row{"text"};
    head.insert(head.end(), texts.begin(), texts.end());
    if (answer.with_source) head.emplace_back("source");
    std::string csv = csv_line(head);
    const auto add = [&](Row row, const Row& more, const SearchPassage& passage) {
        row.insert(row.end(), more.begin(), more.end());
        if (answer.with_source) row.push_back(passage.source);
        csv += csv_line(row);
    };
    for (const KwicLine& line : answer.lines) {
        add(common(*line.passage, line.context.page, line.context.line),
            {line.context.left, line.context.node, line.context.right}, *line.passage);
    }
    if (answer.kwic) return csv;
    for (const SearchHit& hit : answer.result.hits) {
        add(common(hit.passage, hit.passage.page, hit.passage.line), {hit.passage.text}, hit.passage);
    }
    return csv;
}

std::string search_text(const SearchAnswer& answer) {
    std::string text = answer.kwic ? lines_text(answer) : hits_text(answer);
    if (answer.kwic && !answer.lines.empty()) text += "\n";
    if (answer.with_facets) text += facets_text(answer.result.facets) + "\n";
    if (answer.kwic) {
        text += summary(answer.occurrences, answer.offset, answer.lines.size(), "occurrence") + " dans " +
                plural(answer.result.total, "passage");
    } else {
        text += summary(answer.result.total, answer.offset, answer.result.hits.size(), "passage");
    }
    return text + "\n";
}

}  // namespace glane
