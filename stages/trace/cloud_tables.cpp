#include "stages/trace/cloud_tables.h"

#include <fmt/format.h>

#include "pipeline/base/table.h"

namespace glane {
namespace {

std::string number(std::uint32_t value) { return value == 0 ? std::string() : std::to_string(value); }

std::string in_one_line(const CloudFragment& fragment) { return fmt::format("{} ({})", fragment.printed, fragment.line); }

Row row_of(const std::string& figure, const CloudExpression& expression) {
    std::string fragments;
    bool turned = false;
    for (const CloudFragment& fragment : expression.fragments) {
        fragments += (fragments.empty() ? "" : " + ") + in_one_line(fragment);
        turned = turned || fragment.turned;
    }
    std::string others;
    for (const SourceRef& other : expression.others) {
        others += fmt::format("{}{} p. {} l. {}", others.empty() ? "" : "; ", other.interview, other.page, other.line);
    }
    return {figure,
            "interview",
            expression.expression,
            fragments,
            turned ? "turned" : "upright",
            fixed(expression.similarity, 3),
            expression.ref.interview,
            expression.speaker,
            expression.ref.document,
            number(expression.ref.page),
            number(expression.ref.line),
            number(expression.line_end),
            others};
}

Row row_of(const std::string& figure, const CloudLeftover& leftover) {
    const SourceRef& ref = leftover.ref;
    const std::string status = ref.page == 0 ? "not found" : ref.interview.empty() ? "elsewhere" : "torn";
    return {figure, status, leftover.perhaps, in_one_line(leftover.fragment), "upright", "", ref.interview, "", ref.document,
            number(ref.page), number(ref.line), "", ""};
}

}  // namespace

std::vector<Row> printed_cloud_rows(const std::vector<PrintedCloud>& clouds) {
    std::vector<Row> rows{{"figure", "status", "expression", "fragments", "reading", "similarity", "interview", "speaker",
                           "document", "page", "line", "line_end", "others"}};
    for (const PrintedCloud& cloud : clouds) {
        const std::string figure =
            fmt::format("{} p. {} l. {}-{}", cloud.ref.document, cloud.ref.page, cloud.ref.line, cloud.line_end);
        for (const CloudExpression& expression : cloud.expressions) rows.push_back(row_of(figure, expression));
        for (const CloudLeftover& leftover : cloud.leftovers) rows.push_back(row_of(figure, leftover));
    }
    return rows;
}

std::string printed_cloud_tsv(const std::vector<PrintedCloud>& clouds) {
    std::string table;
    for (const Row& row : printed_cloud_rows(clouds)) table += tsv_line(row);
    return table;
}

std::string printed_cloud_csv(const std::vector<PrintedCloud>& clouds) {
    std::string table;
    for (const Row& row : printed_cloud_rows(clouds)) table += csv_line(row);
    return table;
}

}  // namespace glane
