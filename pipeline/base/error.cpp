#include "pipeline/base/error.h"

#include <utility>

#include <fmt/format.h>

namespace glane {

Error::Error(Fault fault, ExitCode exit_code)
    : fault_(std::move(fault)), exit_code_(exit_code), text_(render(fault_, "error")) {}

std::string render(const Place& place) {
    if (place.line == 0) return place.path;
    const std::string path = place.path.empty() ? "line" : place.path;
    if (place.column == 0) return fmt::format("{}:{}", path, place.line);
    return fmt::format("{}:{}:{}", path, place.line, place.column);
}

std::string render(const Fault& fault, const char* severity) {
    const std::string where = render(fault.where);
    std::string text = where.empty() ? fmt::format("{}: {}", severity, fault.what)
                                     : fmt::format("{}: {}: {}", where, severity, fault.what);
    if (!fault.hint.empty()) text += fmt::format("\n  hint: {}", fault.hint);
    return text;
}

}  // namespace glane
