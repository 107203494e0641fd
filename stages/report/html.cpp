#include "stages/report/html.h"

#include <utility>

#include <fmt/format.h>

#include "pipeline/base/markup.h"
#include "pipeline/model/unicode.h"
#include "stages/report/french.h"

namespace glane {

namespace {

std::string visible(std::string_view text) {
    std::string out;
    const std::size_t first = text.find_first_not_of(' ');
    const std::size_t last = text.find_last_not_of(' ');
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool at_end = first == std::string_view::npos || i < first || i > last;
        switch (text[i]) {
            case '\n': out += "↵"; break;
            case '\r':
            case '\f': break;
            case ' ': out += at_end ? "␣" : " "; break;
            default: out += text[i];
        }
    }
    return escape_markup(out);
}

std::string shortened(std::string_view text) {
    constexpr int kLongest = 60;
    std::size_t at = 0;
    for (int n = 0; n < kLongest && at < text.size(); ++n) next_code_point(text, at);
    return at == text.size() ? std::string(text) : std::string(text.substr(0, at)) + "…";
}

}  // namespace

std::string prose(std::string_view sentence) { return escape_markup(typeset(sentence)); }

std::string removed(std::string_view before, std::string_view attributes) {
    return before.empty() ? std::string() : fmt::format("<del{}>{}</del>", attributes, visible(shortened(before)));
}

std::string inserted(std::string_view after, std::string_view attributes) {
    if (after.empty()) return fmt::format("<ins class=\"void\"{}>∅</ins>", attributes);
    return fmt::format("<ins{}>{}</ins>", attributes, visible(shortened(after)));
}

std::string section(std::string_view id, std::string_view heading, std::string_view body) {
    return fmt::format(
        "<section id=\"{0}\" aria-labelledby=\"titre-{0}\">\n<h2 id=\"titre-{0}\">{1}</h2>\n{2}</section>\n", id,
        prose(heading), body);
}

std::string paragraph(std::string_view sentence, std::string_view css_class) {
    if (css_class.empty()) return fmt::format("<p>{}</p>\n", prose(sentence));
    return fmt::format("<p class=\"{}\">{}</p>\n", css_class, prose(sentence));
}

HtmlTable::HtmlTable(std::string_view caption, std::vector<Column> columns, std::string_view css_class)
    : caption_(prose(caption)), columns_(std::move(columns)) {
    head_ = css_class.empty() ? "<table>" : fmt::format("<table class=\"{}\">", css_class);
    head_ += fmt::format("<caption>{}</caption>\n<thead><tr>", caption_);
    for (const Column& column : columns_) {
        head_ +=
            fmt::format("<th scope=\"col\"{}>{}</th>", column.numeric ? " class=\"n\"" : "", prose(column.heading));
    }
    head_ += "</tr></thead>\n";
}

void HtmlTable::add(const std::vector<std::string>& cells) { add_row("<tr>", cells); }

void HtmlTable::add_total(const std::vector<std::string>& cells) { add_row("<tr class=\"total\">", cells); }

void HtmlTable::add_divider(std::string_view sentence, std::string_view id) {
    const std::string anchor = id.empty() ? std::string() : fmt::format(" id=\"{}\"", id);
    body_ += fmt::format("<tr class=\"divider\"{}><td colspan=\"{}\">{}</td></tr>\n", anchor, columns_.size(),
                         prose(sentence));
}

void HtmlTable::add_row(std::string_view opening, const std::vector<std::string>& cells) {
    body_ += opening;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view css = columns_[i].numeric ? " class=\"n\"" : "";
        body_ += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", css, cells[i])
                        : fmt::format("<td{} data-label=\"{}\">{}</td>", css, prose(columns_[i].heading), cells[i]);
    }
    body_ += "</tr>\n";
}

std::string HtmlTable::markup() const {
    return fmt::format(
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">{}<tbody>\n{}</tbody></table></div>\n",
        caption_, head_, body_);
}

std::string place_markup(const SourceRef& place, bool name_file) {
    const std::string where = fmt::format("p.\u00A0{},\u00A0l.\u00A0{}", place.page, place.line);
    return name_file ? fmt::format("{}, {}", escape_markup(place.document), where) : where;
}

}  // namespace glane
