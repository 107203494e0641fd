#pragma once
// The small pieces of markup that every section of the report is made of. What it emits is XHTML
// syntax (every tag closed, every attribute quoted), so that a strict parser can check it.

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/source.h"

namespace glane {

/// A sentence of ours: typeset, then escaped.
std::string prose(std::string_view sentence);

/// What a change took away or put in its place, marked as such: line ends as ↵, a blank at either
/// end as ␣, nothing as ∅, at most 60 code points. `attributes` go into the tag.
std::string removed(std::string_view before, std::string_view attributes = {});
std::string inserted(std::string_view after, std::string_view attributes = {});

/// A section with its heading (h2) and anchor; `body` is markup.
std::string section(std::string_view id, std::string_view heading, std::string_view body);

/// A paragraph of ours; `sentence` is plain text.
std::string paragraph(std::string_view sentence, std::string_view css_class = {});

/// A column of a table: its heading, and whether its cells are numbers.
struct Column {
    std::string_view heading;
    bool numeric = false;
};

/// Writes a table row by row, so that each row has its class and cells are markup.
class HtmlTable {
  public:
    HtmlTable(std::string_view caption, std::vector<Column> columns, std::string_view css_class = {});
    /// One row; the first cell is its heading.
    void add(const std::vector<std::string>& cells);
    /// The last row: the sum of the others.
    void add_total(const std::vector<std::string>& cells);
    /// A line across the table that says what the rows below have in common, with an anchor or without.
    void add_divider(std::string_view sentence, std::string_view id = {});
    /// The table in a box that scrolls sideways on narrow screens.
    [[nodiscard]] std::string markup() const;

  private:
    void add_row(std::string_view opening, const std::vector<std::string>& cells);

    std::string caption_;
    std::vector<Column> columns_;
    std::string head_;
    std::string body_;
};

/// "p. 31, l. 1712", with the file before it where the corpus has several texts. Escaped; page and line never
/// stand on two lines.
std::string place_markup(const SourceRef& place, bool name_file);

}  // namespace glane
