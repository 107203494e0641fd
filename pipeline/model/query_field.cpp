#include "pipeline/model/query_field.h"

#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/nearest.h"
#include "pipeline/model/query_word_test.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::string_view kNumberHint = "n, a..b, >n, >=n, <n ou <=n, en chiffres sans espace";

bool read_number(std::string_view digits, double& number) {
    std::uint64_t whole = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    number = static_cast<double>(whole);
    return code == std::errc() && end == digits.data() + digits.size() && number < kEndless;
}

/// What a number must be (`strict`), and the bounds that a bracket may touch (`loose`): the bracket
/// 10 000 à 30 000 counts as > 10 000.
struct Bounds {
    NumberRange strict;
    NumberRange loose;
    bool single = false;  ///< a number alone
};

/// a..b, >n, n … False for what is none of these.
bool read_bounds(std::string_view value, Bounds& bounds) {
    NumberRange& loose = bounds.loose;
    bool read = false;
    if (const std::size_t dots = value.find(".."); dots != std::string_view::npos) {
        read = read_number(value.substr(0, dots), loose.low) && read_number(value.substr(dots + 2), loose.high);
    } else if (value.starts_with(">") || value.starts_with("<")) {
        const std::size_t sign = value.size() > 1 && value[1] == '=' ? 2 : 1;
        read = read_number(value.substr(sign), value[0] == '>' ? loose.low : loose.high);
    } else {
        bounds.single = true;
        read = read_number(value, loose.low);
        loose.high = loose.low;
    }
    bounds.strict = loose;
    if (value.starts_with('>') && !value.starts_with(">=")) bounds.strict.low += 1;
    if (value.starts_with('<') && !value.starts_with("<=")) bounds.strict.high -= 1;
    return read;
}

const FieldRow& field_named(std::string_view query, const Lexeme& lexeme) {
    const std::string wanted = folded(lexeme.name);
    std::vector<std::string> names;
    for (const FieldRow& row : search_fields()) {
        if (wanted == row.name || wanted == row.english) return row;
        names.emplace_back(row.name);
    }
    for (std::string& name : word_test_names()) names.push_back(std::move(name));
    const std::string near_name = nearest(wanted, names);
    const Span name{lexeme.span.begin, lexeme.span.begin + static_cast<std::uint32_t>(lexeme.name.size())};
    query_error(query, name, fmt::format("champ inconnu « {} »", lexeme.name),
                near_name.empty()
                    ? fmt::format("champs : {} ; un texte avec deux-points va entre guillemets", fmt::join(names, ", "))
                    : fmt::format("« {}: » peut-être ?", near_name));
}

void read_test(std::string_view query, const Lexeme& lexeme, const FieldRow& row, FieldTest& test) {
    Bounds bounds;
    if (lexeme.prefix || !read_bounds(test.text, bounds)) {
        query_error(query, lexeme.content, fmt::format("« {}: » veut un nombre ou un intervalle", row.name),
                    kNumberHint);
    }
    if (bounds.loose.low > bounds.loose.high) {
        query_error(query, lexeme.content, "intervalle à l'envers", "le plus petit nombre d'abord");
    }
    if (row.style == FieldStyle::number) {
        test.range = bounds.strict;
    } else if (bounds.single) {
        test.range = {0, bounds.loose.low};
        test.range_end = {bounds.loose.low, kEndless};
    } else {
        test.range = {bounds.loose.low, bounds.strict.high};
        test.range_end = {bounds.strict.low, bounds.loose.high};
    }
}

}  // namespace

FieldTest field_test(std::string_view query, const Lexeme& lexeme) {
    const FieldRow& row = field_named(query, lexeme);
    const std::string_view value = lexeme.content.of(query);
    if (value.empty()) {
        query_error(query, lexeme.span, fmt::format("« {}: » sans valeur", lexeme.name),
                    fmt::format("par exemple {}", row.example));
    }
    FieldTest test;
    test.field = row.field;
    test.text = value;
    test.prefix = lexeme.prefix;
    if (row.style == FieldStyle::number || row.style == FieldStyle::size) read_test(query, lexeme, row, test);
    if (row.style == FieldStyle::words && field_words(value).empty()) {
        query_error(query, lexeme.content, "il n'y a pas de mot ici", fmt::format("par exemple {}", row.example));
    }
    return test;
}

}  // namespace glane
