#include "stages/trace/cloud_tables.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/table.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

std::string number(std::uint32_t value) { return value == 0 ? std::string() : std::to_string(value); }

std::string in_one_line(const CloudFragment& fragment) {
    return fmt::format("{} ({})", fragment.printed, fragment.line);
}

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

std::string status_of(const CloudLeftover& leftover) {
    if (leftover.ref.page == 0) return "not found";
    return leftover.ref.interview.empty() ? "elsewhere" : "torn";
}

Row row_of(const std::string& figure, const CloudLeftover& leftover) {
    const SourceRef& ref = leftover.ref;
    return {figure,
            status_of(leftover),
            leftover.perhaps,
            in_one_line(leftover.fragment),
            "upright",
            "",
            ref.interview,
            "",
            ref.document,
            number(ref.page),
            number(ref.line),
            "",
            ""};
}

Json json_of(const CloudExpression& expression) {
    Json fragments = Json::array();
    for (const CloudFragment& fragment : expression.fragments) {
        fragments.push_back({{"printed", fragment.printed}, {"line", fragment.line}, {"turned", fragment.turned}});
    }
    Json others = Json::array();
    for (const SourceRef& other : expression.others) {
        others.push_back(
            {{"document", other.document}, {"interview", other.interview}, {"page", other.page}, {"line", other.line}});
    }
    return {{"expression", expression.expression},
            {"fragments", std::move(fragments)},
            {"similarity", Json::parse(fixed(expression.similarity, 3))},
            {"document", expression.ref.document},
            {"interview", expression.ref.interview},
            {"speaker", expression.speaker},
            {"page", expression.ref.page},
            {"line", expression.ref.line},
            {"line_end", expression.line_end},
            {"others", std::move(others)}};
}

Json json_of(const CloudLeftover& leftover) {
    const bool known = leftover.ref.page > 0;
    return {{"printed", leftover.fragment.printed},
            {"line", leftover.fragment.line},
            {"status", status_of(leftover)},
            {"perhaps", leftover.perhaps},
            {"document", leftover.ref.document},
            {"interview", leftover.ref.interview},
            {"page", known ? Json(leftover.ref.page) : Json(nullptr)},
            {"line_of", known ? Json(leftover.ref.line) : Json(nullptr)}};
}

std::string text_of(const CloudExpression& expression) {
    std::string out = fmt::format("\n{}\n  {}, {}{}, p. {}, l. {}\n", expression.expression, expression.ref.interview,
                                  expression.speaker.empty() ? "" : expression.speaker + ", ", expression.ref.document,
                                  expression.ref.page, expression.ref.line);
    for (const CloudFragment& fragment : expression.fragments) {
        out +=
            fmt::format("    l. {} : {}{}\n", fragment.line, fragment.printed, fragment.turned ? " (à l'envers)" : "");
    }
    return out;
}

std::string text_of(const CloudLeftover& leftover) {
    std::string why;
    const std::string place =
        fmt::format("{} p. {} l. {}", leftover.ref.document, leftover.ref.page, leftover.ref.line);
    if (status_of(leftover) == "elsewhere")
        why = fmt::format(" : hors des entretiens, « {} », {}", leftover.perhaps, place);
    if (status_of(leftover) == "torn") why = fmt::format(" : peut-être un morceau de « {} »", leftover.perhaps);
    return fmt::format("  l. {} : {}{}\n", leftover.fragment.line, leftover.fragment.printed, why);
}

}  // namespace

std::string printed_cloud_json(const std::vector<PrintedCloud>& clouds) {
    Json all = Json::array();
    for (const PrintedCloud& cloud : clouds) {
        Json expressions = Json::array();
        for (const CloudExpression& expression : cloud.expressions) expressions.push_back(json_of(expression));
        Json leftovers = Json::array();
        for (const CloudLeftover& leftover : cloud.leftovers) leftovers.push_back(json_of(leftover));
        all.push_back({{"document", cloud.ref.document},
                       {"page", cloud.ref.page},
                       {"line", cloud.ref.line},
                       {"line_end", cloud.line_end},
                       {"share", Json::parse(fixed(cloud.share, 3))},
                       {"expressions", std::move(expressions)},
                       {"leftovers", std::move(leftovers)}});
    }
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string printed_cloud_text(const std::vector<PrintedCloud>& clouds) {
    std::string out;
    for (const PrintedCloud& cloud : clouds) {
        out += fmt::format("{}Nuage imprimé : {}, p. {}, l. {} à {}\n", out.empty() ? "" : "\n", cloud.ref.document,
                           cloud.ref.page, cloud.ref.line, cloud.line_end);
        for (const CloudExpression& expression : cloud.expressions) out += text_of(expression);
        if (!cloud.leftovers.empty()) out += "\nrestes que les entretiens n'expliquent pas\n";
        for (const CloudLeftover& leftover : cloud.leftovers) out += text_of(leftover);
    }
    return out;
}

std::vector<Row> printed_cloud_rows(const std::vector<PrintedCloud>& clouds) {
    std::vector<Row> rows{{"figure", "status", "expression", "fragments", "reading", "similarity", "interview",
                           "speaker", "document", "page", "line", "line_end", "others"}};
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
