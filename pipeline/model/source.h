#pragma once
// Primary data: the text of one file as it came, with its lines and pages. It is never altered;
// every place that glane prints is a place in a Source.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace glane {

/// What tells that a page begins.
enum class PageSign : std::uint8_t {
    first_line,    ///< the beginning of the text
    form_feed,     ///< U+000C, the separator that OCR programs write
    indented,      ///< a line that begins with one blank where no other line does: a lost form feed
    blank_lines,   ///< three blank lines or more where one is the rule
};

/// A page; `number` counts from 1 in the file, `printed` is the folio if one was read.
struct Page {
    Span span;
    std::uint32_t first_line = 0;  ///< index into Source::lines
    std::uint32_t number = 1;
    std::string printed;
    PageSign sign = PageSign::first_line;
    double confidence = 1.0;  ///< that a page really begins here, 0 to 1

    template <typename Archive>
    void archive(Archive& a) {
        a(span, first_line, number, printed, sign, confidence);
    }
};

/// Where a byte of a source stands, counted from 1.
struct LinePlace {
    std::uint32_t page = 1;
    std::uint32_t line = 1;
    std::uint32_t column = 1;  ///< in code points
};

struct Source {
    std::string name;         ///< path relative to the project, unique in it
    std::string text;         ///< UTF-8
    std::string encoding;     ///< of the file: "utf-8", "latin1", "utf-16le", "utf-16be"
    std::vector<Span> lines;  ///< without their line ends (LF, CR LF); numbered as editors number them
    std::vector<Page> pages;

    [[nodiscard]] LinePlace place_of(std::uint32_t offset) const;
    /// Index of the line that holds the offset; an offset at a line end belongs to the line before.
    [[nodiscard]] std::size_t line_at(std::uint32_t offset) const;
    /// Index of the page that holds the offset.
    [[nodiscard]] std::size_t page_at(std::uint32_t offset) const;

    template <typename Archive>
    void archive(Archive& a) {
        a(name, text, encoding, lines, pages);
    }
};

/// A place that a reader can look up: file, page, line. What stands behind every number and word.
struct SourceRef {
    std::string document;     ///< name of the source file
    std::string interview;    ///< identifier of the interview, or empty
    std::uint32_t page = 0;
    std::uint32_t line = 0;

    template <typename Archive>
    void archive(Archive& a) {
        a(document, interview, page, line);
    }
    friend bool operator==(const SourceRef&, const SourceRef&) = default;
};

}  // namespace glane
