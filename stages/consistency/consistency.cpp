#include "stages/consistency/consistency.h"

#include <string>

#include <fmt/format.h>

#include "stages/consistency/compare.h"
#include "stages/consistency/statement_set.h"

namespace glane {

std::string_view name_of(CheckKind kind) {
    switch (kind) {
        case CheckKind::total: return "total";
        case CheckKind::sum: return "sum";
        case CheckKind::percentages: return "percentages";
        case CheckKind::size_class: return "size class";
        case CheckKind::reference: return "reference";
        case CheckKind::survey_year: return "survey year";
    }
    return "total";
}

std::string_view name_of(CheckVerdict verdict) {
    switch (verdict) {
        case CheckVerdict::agrees: return "agrees";
        case CheckVerdict::contradicts: return "contradicts";
        case CheckVerdict::cannot_tell: return "cannot tell";
    }
    return "cannot tell";
}

namespace consistency {
namespace {

void report(const CorpusCheck& check, Context& context) {
    if (check.verdict != CheckVerdict::contradicts) return;
    const CheckSide& other = check.compared;
    std::string where;
    if (other.ref.page > 0)
        where = fmt::format(" ({}, p. {}, l. {})", other.ref.document, other.ref.page, other.ref.line);
    context.finding(
        Severity::warning,
        {.where = {check.statement.ref.document, check.statement.ref.line, 0},
         .what = fmt::format("\"{}\" (p. {}) gives {}, and \"{}\"{} gives {}", check.statement.text,
                             check.statement.ref.page, check.statement.number, other.text, where, other.number),
         .hint = check.kind == CheckKind::survey_year
                     ? "two surveys of one name, or a slip; corpus-check.csv has all that was compared"
                     : "see which of the two is right; corpus-check.csv has all that was compared"});
}

}  // namespace
}  // namespace consistency

ConsistencyTable Consistency::run(const Input& input, const Options& /*options*/, Context& context) {
    const consistency::Reader reader(input.language);
    consistency::StatementSet set;
    for (std::size_t i = 0; i < input.corpus.size(); ++i) {
        const CorpusText& text = input.corpus[i];
        if (text.document.kind == SourceKind::report) consistency::gather(text, reader, set);
        context.progress(i + 1, input.corpus.size());
    }
    ConsistencyTable table{consistency::compare(input.corpus, reader, set)};
    for (const CorpusCheck& check : table.checks) consistency::report(check, context);
    return table;
}

}  // namespace glane
