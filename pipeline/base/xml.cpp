#include "pipeline/base/xml.h"

#include "pipeline/base/markup.h"

namespace glane {

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::tag(std::string_view name, Attributes attributes) {
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
        if (value.empty()) continue;
        out_ += ' ';
        out_ += key;
        out_ += "=\"" + escape_markup(value) + '"';
    }
}

XmlWriter& XmlWriter::begin(std::string_view name, Attributes attributes) {
    tag(name, attributes);
    out_ += '>';
    open_.emplace_back(name);
    return *this;
}

XmlWriter& XmlWriter::end() {
    out_ += "</" + open_.back() + '>';
    open_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
    out_ += escape_element_text(text);
    return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, Attributes attributes) {
    tag(name, attributes);
    out_ += "/>";
    return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view content, Attributes attributes) {
    return begin(name, attributes).text(content).end();
}

XmlWriter& XmlWriter::line() {
    out_ += '\n';
    return *this;
}

std::string XmlWriter::take() && {
    while (!open_.empty()) end();
    if (out_.back() != '\n') out_ += '\n';
    return std::move(out_);
}

std::string xml_name(std::string_view text) {
    std::string name;
    for (const char c : text) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool is_further = (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (name.empty() && is_further) name += '_';
        name += is_letter || is_further ? c : '_';
    }
    return name.empty() ? "_" : name;
}

}  // namespace glane
