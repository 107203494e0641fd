#include "stages/segment/tables.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "stages/segment/number_cells.h"
#include "stages/segment/number_table.h"
#include "stages/segment/table_lines.h"
#include "stages/segment/table_parts.h"
#include "stages/segment/table_sums.h"

namespace glane {
namespace {

Span whole(const TableLine& line) { return span_of(line, 0, line.words.size()); }

class TableReader {
  public:
    TableReader(Document& document, const TableInput& input, Context& context)
        : document_(document), input_(input), context_(context) {}

    void read() {
        for (std::uint32_t i = 0; i < document_.passages.size(); ++i) {
            if (document_.passages[i].kind == PassageKind::table) read_passage(i);
        }
        const LineOf line_of = [this](Span piece) {
            return input_.source.place_of(input_.restored.map.to_source({piece.begin, piece.begin + 1}).begin).line;
        };
        for (const TextTable& table : document_.tables)
            check_sums(table, document_.name, line_of, input_.language, context_);
    }

  private:
    void read_passage(std::uint32_t index) {
        const Passage& passage = document_.passages[index];
        std::string heading;
        if (passage.section != kNone) heading = document_.passage_text(document_.passages[passage.section]);
        const TableRule* rule = rule_of(heading);
        std::vector<TableLine> lines = table_lines(document_, passage, input_.source, input_.restored.map);
        const Pattern* row = rule != nullptr && rule->row ? &*rule->row : nullptr;
        for (const TableParts& parts :
             table_parts(std::move(lines), document_.text, input_.language, input_.captions, row)) {
            read_table(index, parts, heading);
        }
    }

    [[nodiscard]] const TableRule* rule_of(const std::string& caption) const {
        for (const TableRule& rule : input_.rules) {
            if (rule.caption && rule.caption->found_in(caption)) return &rule;
        }
        return nullptr;
    }

    void read_table(std::uint32_t passage, const TableParts& parts, const std::string& heading) {
        if (parts.body.empty() && parts.caption.empty() && parts.source.empty()) return;
        TextTable& table = document_.tables.emplace_back();
        table.id = fmt::format("tableau-{}", document_.tables.size());
        table.passage = passage;
        TableCell caption;
        for (const TableLine& line : parts.caption) add_piece(caption, document_.text, whole(line));
        for (const TableLine& line : parts.source) add_piece(table.source, document_.text, whole(line));
        table.caption = caption.text.empty() ? heading : caption.text;
        table.caption_pieces = std::move(caption.pieces);
        const TableRule* rule = rule_of(table.caption);
        if (rule == nullptr && !table.caption_pieces.empty()) rule = rule_of(heading);
        const bool named = rule != nullptr && !rule->columns.empty();
        if (!named && is_number_table(parts.body, document_.text, input_.language)) {
            read_number_table(table, parts.body, document_.text, input_.language);
        } else {
            read_text_grid(table, parts.body, document_.text, rule, {input_.language, input_.lexicon});
        }
        table.numeric = is_numeric(table);
    }

    /// All columns but the first hold numbers, or nothing.
    [[nodiscard]] static bool is_numeric(const TextTable& table) {
        std::size_t numbers = 0;
        std::size_t others = 0;
        for (const TableRow& row : table.rows) {
            for (std::size_t c = 1; c < row.cells.size(); ++c) {
                if (row.cells[c].text.empty()) continue;
                ++(read_number(row.cells[c].text) ? numbers : others);
            }
        }
        return numbers > 0 && others * 4 <= numbers;
    }

    Document& document_;
    const TableInput& input_;
    Context& context_;
};

}  // namespace

void read_tables(Document& document, const TableInput& input, Context& context) {
    TableReader(document, input, context).read();
    correct_tables(document.tables, input.corrections, context);
}

}  // namespace glane
