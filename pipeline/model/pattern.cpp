#include "pipeline/model/pattern.h"

#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/unicode.h"

namespace glane {
namespace {

constexpr std::size_t kLongestLine = 2000;
// In units of ICU's engine, milliseconds by order of magnitude.
constexpr int32_t kTimeLimit = 200;
constexpr int32_t kStackLimit = 1 << 20;

icu::UnicodeString plain(std::string_view text) {
    const bool is_ascii = std::none_of(text.begin(), text.end(),
                                       [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '`'; });
    if (is_ascii) return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    UErrorCode code = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(code);
    icu::UnicodeString all = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    if (U_FAILURE(code)) return all;
    all = decompose->normalize(all, code);
    icu::UnicodeString out;
    for (int32_t i = 0; i < all.length(); i = all.moveIndex32(i, 1)) {
        const UChar32 c = all.char32At(i);
        if (is_mark(static_cast<char32_t>(c))) continue;
        out.append(is_apostrophe(static_cast<char32_t>(c)) ? UChar32{'\''} : c);
    }
    return out;
}

}  // namespace

struct Pattern::Compiled {
    std::string expression;
    std::unique_ptr<icu::RegexPattern> regex;
    [[nodiscard]] bool found_in(const icu::UnicodeString& text) const;
};

Pattern::Pattern(const std::string& expression) : compiled_(std::make_unique<Compiled>()) {
    compiled_->expression = expression;
    UErrorCode code = U_ZERO_ERROR;
    UParseError fault{};
    compiled_->regex.reset(icu::RegexPattern::compile(plain(expression), UREGEX_CASE_INSENSITIVE, fault, code));
    if (U_FAILURE(code)) {
        throw Error({.where = {},
                     .what = fmt::format("\"{}\" is not a regular expression ({} near character {})", expression,
                                         u_errorName(code), fault.offset),
                     .hint = "write a backslash before ( ) [ ] . ? * + where the character itself is meant"});
    }
}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::found_in(std::string_view line) const {
    return line.size() <= kLongestLine && compiled_->found_in(plain(line));
}

bool Pattern::Compiled::found_in(const icu::UnicodeString& text) const {
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(regex->matcher(text, code));
    if (U_SUCCESS(code)) {
        matcher->setTimeLimit(kTimeLimit, code);
        matcher->setStackLimit(kStackLimit, code);
    }
    const bool found = U_SUCCESS(code) && matcher->find(code) != 0;
    if (U_FAILURE(code)) {
        throw Error({.where = {},
                     .what = fmt::format("the regular expression \"{}\" takes too long ({})", expression,
                                         u_errorName(code)),
                     .hint = "avoid repetitions inside repetitions, such as (a+)+"});
    }
    return found;
}

std::vector<Pattern> compile(const std::vector<std::string>& expressions) {
    std::vector<Pattern> patterns;
    patterns.reserve(expressions.size());
    for (const std::string& expression : expressions) patterns.emplace_back(expression);
    return patterns;
}

bool any_found_in(const std::vector<Pattern>& patterns, std::string_view line) {
    if (patterns.empty() || line.size() > kLongestLine) return false;
    const icu::UnicodeString text = plain(line);
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const Pattern& pattern) { return pattern.compiled_->found_in(text); });
}

std::string without_accents(std::string_view text) {
    std::string out;
    plain(text).toUTF8String(out);
    return out;
}

}  // namespace glane
