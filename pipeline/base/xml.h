#pragma once
// Writes XML that cannot be ill-formed: every element that was begun is ended, every text escaped,
// and what XML 1.0 forbids is dropped.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glane {

class XmlWriter {
  public:
    using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// With the XML declaration.
    XmlWriter();

    /// Begins an element; attributes with an empty value are left out.
    XmlWriter& begin(std::string_view name, Attributes attributes = {});
    /// Ends the element begun last.
    XmlWriter& end();
    XmlWriter& text(std::string_view text);
    /// An element without content.
    XmlWriter& empty(std::string_view name, Attributes attributes = {});
    /// An element that holds text alone.
    XmlWriter& element(std::string_view name, std::string_view text, Attributes attributes = {});
    /// A line end, where it means nothing: between elements.
    XmlWriter& line();

    /// The document; ends what is still open.
    [[nodiscard]] std::string take() &&;

  private:
    void tag(std::string_view name, Attributes attributes);

    std::string out_;
    std::vector<std::string> open_;
};

/// `text` as an identifier (NCName): letters, digits, `-`, `_` and `.` as they are, all else as `_`;
/// never empty, never with a digit in front.
std::string xml_name(std::string_view text);

}  // namespace glane
