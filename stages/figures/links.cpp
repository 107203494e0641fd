#include "stages/figures/links.h"

namespace glane::figures {
namespace {

/// The page of a results folder, in which all its figures lie too.
constexpr std::string_view kPage = "report.html";

}  // namespace

std::string link_from_file(const std::string& link) { return link.starts_with('#') ? std::string(kPage) + link : link; }

std::string svg_as_file(std::string_view svg) {
    if (svg.empty()) return {};
    constexpr std::string_view kRoot = "<svg ";
    constexpr std::string_view kLink = "<a href=\"";
    std::string out = "<svg style=\"max-width:100%;height:auto\" ";
    svg.remove_prefix(kRoot.size());
    // Only our elements begin so: in texts "<" is escaped.
    while (!svg.empty()) {
        const std::size_t at = svg.find("<a href=\"#");
        out += svg.substr(0, at);
        if (at == std::string_view::npos) break;
        (out += kLink) += kPage;
        svg.remove_prefix(at + kLink.size());
    }
    return out;
}

}  // namespace glane::figures
