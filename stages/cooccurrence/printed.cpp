#include "stages/cooccurrence/printed.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/table.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

using Words = std::vector<std::string>;

/// Folded, without punctuation, and without stop words before the first other word and after the last.
Words words_of(std::string_view expression, const Language& language) {
    Words words;
    std::size_t behind_last = 0;
    for (const Token& token : tokenize(expression, language)) {
        if (token.kind == TokenKind::punctuation) continue;
        const bool is_stop = language.is_stopword(token.span.of(expression));
        if (words.empty() && is_stop) continue;
        words.push_back(folded(token.span.of(expression)));
        if (!is_stop) behind_last = words.size();
    }
    words.resize(behind_last);
    return words;
}

bool holds(const Words& longer, const Words& shorter) {
    return !shorter.empty() &&
           std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
}

/// A collocate by its printed words and by its lemmas.
struct Counted {
    Words forms;
    Words lemmas;
};

/// "same" before "within" before "part"; of these the longest, then the best ranked.
struct Match {
    int kind = 0;
    std::size_t words = 0;
    std::size_t row = 0;
    [[nodiscard]] bool better_than(const Match& other) const {
        return kind != other.kind ? kind > other.kind : words > other.words;
    }
};

int kind_of(const Words& printed, const Words& counted) {
    if (printed == counted) return 3;
    if (holds(counted, printed)) return 2;
    return holds(printed, counted) ? 1 : 0;
}

CountedBeside beside(const Words& printed, const std::vector<Counted>& counted, const CooccurrenceTable& table) {
    Match best;
    for (std::size_t i = 0; i < counted.size(); ++i) {
        const int kind = std::max(kind_of(printed, counted[i].forms), kind_of(printed, counted[i].lemmas));
        const Match match{kind, counted[i].forms.size(), i};
        if (kind > 0 && match.better_than(best)) best = match;
    }
    static constexpr std::string_view kNames[] = {"none", "part", "within", "same"};
    CountedBeside result;
    result.match = kNames[best.kind];
    if (best.kind == 0) return result;
    const Collocate& row = table.collocates[best.row];
    result.collocate = row.text;
    result.rank = best.row + 1;
    result.f = row.f();
    result.f2 = row.f2();
    result.expected = row.cells.e11();
    result.log_likelihood = row.log_likelihood;
    result.p = row.p;
    result.q = row.q;
    result.interviews = row.interviews;
    return result;
}

Row row_of(const std::string& figure, const CloudExpression& expression, const CooccurrenceTable& table) {
    const CountedBeside& counted = expression.counted;
    Row row{figure,
            expression.expression,
            expression.ref.interview,
            expression.ref.document,
            std::to_string(expression.ref.page),
            std::to_string(expression.ref.line),
            counted.match};
    if (counted.rank == 0) {
        row.insert(row.end(), {"", "", std::to_string(table.found), "", "", "", "", "", "", ""});
        return row;
    }
    row.insert(row.end(), {counted.collocate, std::to_string(counted.rank), std::to_string(table.found),
                           std::to_string(counted.f), std::to_string(counted.f2), fixed(counted.expected, 6),
                           fixed(counted.log_likelihood, 6), fmt::format("{:.6g}", counted.p),
                           fmt::format("{:.6g}", counted.q), std::to_string(counted.interviews)});
    return row;
}

}  // namespace

void set_beside_counts(std::vector<PrintedCloud>& clouds, const CooccurrenceTable& table, const Language& language) {
    std::vector<Counted> counted;
    for (const Collocate& row : table.collocates) {
        counted.push_back({words_of(row.text, language), words_of(row.key, language)});
    }
    for (PrintedCloud& cloud : clouds) {
        for (CloudExpression& expression : cloud.expressions) {
            expression.counted = beside(words_of(expression.expression, language), counted, table);
        }
    }
}

std::string printed_beside_counts_csv(const std::vector<PrintedCloud>& clouds, const CooccurrenceTable& table) {
    std::string csv = csv_line({"figure", "expression", "interview", "document", "page", "line", "match", "collocate",
                                "rank", "of", "f", "f2", "expected", "log_likelihood_signed", "p", "q", "interviews"});
    for (const PrintedCloud& cloud : clouds) {
        const std::string figure =
            fmt::format("{} p. {} l. {}-{}", cloud.ref.document, cloud.ref.page, cloud.ref.line, cloud.line_end);
        for (const CloudExpression& expression : cloud.expressions) csv += csv_line(row_of(figure, expression, table));
    }
    return csv;
}

}  // namespace glane
