#include "stages/consistency/check_file.h"

#include "pipeline/base/table.h"

namespace glane {
namespace {

void add_side(Row& row, const CheckSide& side) {
    const bool has_place = side.ref.page > 0;
    row.push_back(side.text);
    row.push_back(side.number);
    row.push_back(side.ref.document);
    row.push_back(has_place ? std::to_string(side.ref.page) : "");
    row.push_back(has_place ? std::to_string(side.ref.line) : "");
}

}  // namespace

std::string corpus_check_csv(const ConsistencyTable& table) {
    std::string out = csv_line({"check", "verdict", "statement", "number", "document", "page", "line", "compared_with",
                                "compared_number", "compared_document", "compared_page", "compared_line"});
    for (const CorpusCheck& check : table.checks) {
        Row row{std::string(name_of(check.kind)), std::string(name_of(check.verdict))};
        add_side(row, check.statement);
        add_side(row, check.compared);
        out += csv_line(row);
    }
    return out;
}

}  // namespace glane
