#pragma once
// A strict reader of the markup that glane writes, pages and XML: XML syntax, nothing more.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glane::test {

/// An element's begin, in the order of the page.
struct Tag {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;

    [[nodiscard]] std::string attribute(std::string_view key) const;
};

/// What the page is made of, or why it is not well-formed.
struct Markup {
    std::string fault;  ///< empty for a well-formed page
    std::vector<Tag> tags;
    std::string text;  ///< all text outside of tags and of <style>, entities as written
};

Markup read_markup(std::string_view page);

}  // namespace glane::test
