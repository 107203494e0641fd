#include "stages/assess/assess.h"

#include <string>
#include <vector>

#include "pipeline/model/unicode.h"
#include "stages/assess/align.h"

namespace glane {
namespace {

/// The text in NFC with one kind of apostrophe, so that words can be compared as bytes.
std::string comparable(std::string_view text) {
    const std::string composed = nfc(text);
    std::string out;
    out.reserve(composed.size());
    for (std::size_t at = 0; at < composed.size();) {
        const char32_t c = next_code_point(composed, at);
        append_code_point(out, is_apostrophe(c) ? U'\'' : c);
    }
    return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t c = next_code_point(text, at);
        const bool is_part = is_letter(c) || is_digit(c) || is_mark(c) || c == U'¢';
        if (is_part && !inside) {
            begin = here;
            inside = true;
        } else if (!is_part && inside) {
            std::size_t end = here;
            while (end < text.size() && text[end] == '\'') ++end;
            words.push_back(text.substr(begin, end - begin));
            inside = false;
            at = end > here ? end : at;
        }
    }
    if (inside) words.push_back(text.substr(begin));
    return words;
}

}  // namespace

Assessment Assess::run(const Input& input, const Options& /*options*/, Context& /*context*/) {
    const std::string truth = comparable(input.truth);
    const std::string before = comparable(input.source.text);
    const std::string after = comparable(input.restored.text);
    const auto words = words_of(truth);
    const WordAlignment damaged = align(words, words_of(before));
    const WordAlignment restored = align(words, words_of(after));

    Assessment result;
    result.document = input.source.name;
    result.words = static_cast<std::int64_t>(words.size());
    result.errors_before = damaged.errors;
    result.errors_after = restored.errors;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!damaged.matched[i]) ++result.damaged;
        if (!damaged.matched[i] && restored.matched[i]) ++result.mended;
        if (damaged.matched[i] && !restored.matched[i]) ++result.broken;
    }
    return result;
}

}  // namespace glane
