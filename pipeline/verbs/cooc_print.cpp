#include "pipeline/verbs/cooc_print.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::size_t kTextWidth = 96;  // of the convention, in columns
constexpr std::uint32_t kReach = 45;    // bytes of context on either side of an occurrence

std::string number(double value, int decimals) {
    std::string text = fixed(value, decimals);
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::string padded(std::string_view text, std::size_t width, bool to_the_right) {
    const std::string blanks(width - std::min(width, display_width(text)), ' ');
    return to_the_right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string aligned(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
    }
    std::string text;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += (i > 0 ? "  " : "") + padded(row[i], widths[i], i != 1);
        text += line + '\n';
    }
    return text;
}

std::string wrapped(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::size_t width = display_width(text.substr(0, end));
        if (column > 0 && column + 1 + width > kTextWidth) {
            out += '\n';
            column = 0;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += text.substr(0, end);
        column += width;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out + '\n';
}

std::string title_of(const NamedMeasure& measure) {
    if (measure.label == "log_likelihood_signed") return "G²";
    if (measure.label == "log_dice") return "logDice";
    if (measure.label == "mi_log2") return "IM (log2)";
    if (measure.label == "t_score") return "t";
    return measure.label;
}

std::string count_of(std::int64_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count > 1 ? "s" : "");
}

std::string span_of(const CooccurrenceTable& table) {
    if (table.span == "sentence") return "phrase";
    if (table.span == "interview") return "entretien";
    if (table.span == "answers") return "réponses à la question du guide";
    if (table.span == "window")
        return fmt::format("fenêtre de {} mots à gauche et {} à droite", table.left, table.right);
    return "tour de parole ou paragraphe";
}

std::string interval_text(const Interval& interval) {
    return interval.known ? fmt::format("{} à {}", number(interval.low, 1), number(interval.high, 1)) : "";
}

/// Three digits are enough, and none is hidden by zeros.
std::string chance_text(double probability) {
    if (probability >= 0.001) return number(probability, 3);
    std::string text = fmt::format("{:.0e}", probability);
    return text;
}

std::string rank_text(const Standing& standing) {
    return standing.rank > 0 ? std::to_string(standing.rank) : fmt::format("– (f {})", standing.f);
}

std::size_t rank_of(const CooccurrenceTable& table, const Collocate& row) {
    return static_cast<std::size_t>(&row - table.collocates.data()) + 1;
}

std::string heading_of(const CooccurrenceTable& table) {
    return fmt::format("« {} » : {} ; contexte : {} ; f1 = {}, N = {}\n", table.node,
                       count_of(static_cast<std::int64_t>(table.nodes.size()), "occurrence"), span_of(table), table.f1,
                       table.n);
}

bool continues_character(std::string_view text, std::uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// The occurrence with some text on either side, within its passage, on one line.
std::string in_context(const Document& document, const Occurrence& occurrence) {
    Span around = occurrence.span;
    const std::vector<Span>& pieces = document.passages[occurrence.passage.passage].pieces;
    for (const Span piece : pieces) {
        if (!piece.contains(occurrence.span)) continue;
        around.begin = std::max(piece.begin, around.begin - std::min(around.begin, kReach));
        around.end = std::min(piece.end, around.end + kReach);
    }
    while (continues_character(document.text, around.begin)) --around.begin;
    while (continues_character(document.text, around.end)) ++around.end;
    std::string line;
    for (const char c : around.of(document.text)) line += c == '\n' || c == '\r' || c == '\t' || c == '\f' ? ' ' : c;
    return line;
}

std::string four_counts(const Contingency& cells) {
    const auto row = [](std::string_view name, std::int64_t a, std::int64_t b) {
        return Row{std::string(), std::string(name), std::to_string(a), std::to_string(b), std::to_string(a + b)};
    };
    return aligned({{"", "", "le cooccurrent", "autres", "total"},
                    row("dans le contexte", cells.o11, cells.o12),
                    row("ailleurs", cells.o21, cells.o22),
                    row("total", cells.f2(), cells.n() - cells.f2())});
}

std::string formulas(const Contingency& t) {
    std::string text =
        fmt::format("  attendue  E = f1·f2/N = {}·{}/{} = {}\n", t.f1(), t.f2(), t.n(), number(t.e11(), 4));
    const auto term = [](std::int64_t observed, double expected) {
        return observed == 0 ? std::string("0") : fmt::format("{}·ln({}/{})", observed, observed, number(expected, 4));
    };
    text += fmt::format("  G²        2·[{} + {} + {} + {}] = {}{}\n", term(t.o11, t.e11()), term(t.o12, t.e12()),
                        term(t.o21, t.e21()), term(t.o22, t.e22()), number(std::abs(log_likelihood_signed(t)), 4),
                        t.direction() < 0 ? ", négative : moins qu'attendu" : "");
    if (t.o11 > 0) {
        text +=
            fmt::format("  logDice   14 + log2(2·{}/({} + {})) = {}\n", t.o11, t.f1(), t.f2(), number(log_dice(t), 4));
    }
    return text;
}

}  // namespace

std::string cooc_text(const CooccurrenceTable& table, const std::vector<NamedMeasure>& measures) {
    Row head{"rang", "cooccurrent", "f", "f2", "attendue"};
    for (const NamedMeasure& measure : measures) head.push_back(title_of(measure));
    if (table.resampled > 0) head.emplace_back("G² à 95 %");
    head.insert(head.end(), {"q", "entretiens"});
    if (table.has_readings) head.insert(head.end(), {"rang sûr", "rang brut"});
    std::vector<Row> rows{head};
    for (const Collocate& collocate : table.collocates) {
        Row row{std::to_string(rows.size()), collocate.text, std::to_string(collocate.f()),
                std::to_string(collocate.f2()), number(collocate.cells.e11(), 2)};
        for (const NamedMeasure& measure : measures) row.push_back(number(measure(collocate.cells), 2));
        if (table.resampled > 0) row.push_back(interval_text(collocate.g2_interval));
        row.insert(row.end(), {chance_text(collocate.q), std::to_string(collocate.interviews)});
        if (table.has_readings) row.insert(row.end(), {rank_text(collocate.sure), rank_text(collocate.raw)});
        rows.push_back(std::move(row));
    }
    std::string text = heading_of(table) + '\n';
    text += table.collocates.empty() ? "aucun cooccurrent\n" : aligned(rows);
    const std::int64_t more = table.found - static_cast<std::int64_t>(table.collocates.size());
    if (more > 0) text += fmt::format("… et {} de plus (--top 0 les montre tous)\n", more);
    return text + '\n' + wrapped(table.convention);
}

std::string cooc_explanation(const CooccurrenceTable& table, const Collocate& row, const Corpus& corpus,
                             const std::vector<NamedMeasure>& measures) {
    std::string text = heading_of(table);
    text += fmt::format("\n« {} » près de « {} »\n\n{}\n{}", row.text, table.node, four_counts(row.cells),
                        formulas(row.cells));
    text += fmt::format("  Fisher    P(au moins {} par hasard) = {} ; q (Benjamini-Hochberg, {} cooccurrents) = {}\n",
                        row.f(), chance_text(row.p), table.found, chance_text(row.q));
    if (row.g2_interval.known) {
        text += fmt::format("  G² à 95 % {} ({} entretiens rééchantillonnés)\n", interval_text(row.g2_interval),
                            table.resampled);
    }
    if (table.has_readings) {
        text += fmt::format("  rang {} ; corrections sûres seules : {} (f {}) ; texte brut : {} (f {})\n",
                            rank_of(table, row), rank_text(row.sure), row.sure.f, rank_text(row.raw), row.raw.f);
    }
    for (const NamedMeasure& measure : measures) {
        text += fmt::format("  {} = {}    {}\n", measure.label, number(measure(row.cells), 4),
                            measure.measure->description());
    }
    text += fmt::format("\n{} dans le contexte, dans {}\n", count_of(row.f(), "occurrence"),
                        count_of(row.interviews, "entretien"));
    for (const Occurrence& occurrence : row.occurrences) {
        const SourceRef& place = occurrence.place;
        text += fmt::format("  {}, p. {}, l. {}{}{} : {}\n", place.document, place.page, place.line,
                            place.interview.empty() ? "" : ", ", place.interview,
                            in_context(corpus[occurrence.passage.text].document, occurrence));
    }
    return text;
}

}  // namespace glane
