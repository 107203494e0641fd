#include "pipeline/model/measures.h"

#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/base/nearest.h"
#include "pipeline/model/association.h"

namespace glane {
namespace {

constexpr double kLn2 = 0.693147180559945309417;
constexpr double kLn10 = 2.302585092994045684018;

bool drop_suffix(std::string_view& label, std::string_view suffix) {
    if (!label.ends_with(suffix)) return false;
    label.remove_suffix(suffix.size());
    return true;
}

const Measure* measure_called(std::string_view name) {
    for (const Measure& known : measures()) {
        if (known.name == name) return &known;
    }
    return nullptr;
}

[[noreturn]] void unknown_measure(std::string_view label, std::string_view name) {
    std::vector<std::string> names;
    std::string all;
    for (const Measure& known : measures()) {
        names.emplace_back(known.name);
        all += fmt::format("{}{}", all.empty() ? "" : ", ", known.name);
    }
    const std::string near = nearest(name, names);
    throw Error({.where = {},
                 .what = fmt::format("unknown measure \"{}\"", label),
                 .hint = near.empty() ? "measures: " + all : fmt::format("did you mean \"{}\"?", near)});
}

void check_suffixes(const NamedMeasure& named) {
    const Measure& measure = *named.measure;
    if (named.unit != 1.0 && measure.scale != Scale::logarithm && measure.scale != Scale::ratio) {
        throw Error({.where = {},
                     .what = fmt::format("\"{}\": {} is no logarithm and has no base", named.label, measure.name),
                     .hint = fmt::format("did you mean \"{}\"?", measure.name)});
    }
    if (named.with_sign && measure.order != Order::distance) {
        throw Error({.where = {},
                     .what = fmt::format("\"{}\": the sign of O - E is for measures of distance only", named.label),
                     .hint = fmt::format("{} is ordered without it", measure.name)});
    }
}

}  // namespace

std::string Measure::description() const {
    return source.empty() ? std::string(formula) : fmt::format("{} ({})", formula, source);
}

double NamedMeasure::operator()(const Contingency& cells) const {
    double value = measure->value(cells);
    if (unit != 1.0) value = (measure->scale == Scale::ratio ? std::log(value) : value) / unit;
    return with_sign && cells.direction() < 0 ? -value : value;
}

NamedMeasure find_measure(std::string_view label) {
    NamedMeasure found{.label = std::string(label), .measure = measure_called(label)};
    if (found.measure != nullptr) return found;
    std::string_view name = label;
    found.with_sign = drop_suffix(name, "_signed");
    if (drop_suffix(name, "_log2")) {
        found.unit = kLn2;
    } else if (drop_suffix(name, "_log10")) {
        found.unit = kLn10;
    }
    found.measure = measure_called(name);
    if (found.measure == nullptr) unknown_measure(label, name);
    check_suffixes(found);
    return found;
}

double log_likelihood_signed(const Contingency& cells) {
    const double value = association::log_likelihood(cells);
    return cells.direction() < 0 ? -value : value;
}

double log_dice(const Contingency& cells) { return association::log_dice(cells); }

}  // namespace glane
