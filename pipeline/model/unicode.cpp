#include "pipeline/model/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {
namespace {

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

void check(UErrorCode code, const char* action) {
    if (U_FAILURE(code)) {
        throw Error({.where = {}, .what = fmt::format("ICU cannot {}: {}", action, u_errorName(code)), .hint = {}});
    }
}

const icu::Normalizer2& normalizer(bool decompose) {
    UErrorCode code = U_ZERO_ERROR;
    const icu::Normalizer2* found =
        decompose ? icu::Normalizer2::getNFDInstance(code) : icu::Normalizer2::getNFCInstance(code);
    check(code, "load its normalisation data");
    return *found;
}

std::string normalised(std::string_view text, bool decompose) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
    UErrorCode code = U_ZERO_ERROR;
    normalizer(decompose).normalizeUTF8(0, piece(text), sink, nullptr, code);
    check(code, "normalise");
    return out;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

using CaseFunction = void (*)(const char*, uint32_t, icu::StringPiece, icu::ByteSink&, icu::Edits*, UErrorCode&);

std::string with_case(std::string_view text, CaseFunction convert) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
    UErrorCode code = U_ZERO_ERROR;
    convert("fr", 0, piece(text), sink, nullptr, code);
    check(code, "change case");
    return out;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (data[at] < 0x80) {
            ++at;
            continue;
        }
        // ICU indexes with int32_t; a window keeps texts of up to 4 GiB in its range.
        const auto window = static_cast<int32_t>(std::min<std::size_t>(bytes.size() - at, 8));
        int32_t i = 0;
        UChar32 c = 0;
        U8_NEXT(data + at, i, window, c);
        if (c < 0) return at;
        at += static_cast<std::size_t>(i);
    }
    return std::string_view::npos;
}

std::size_t code_point_count(std::string_view text) {
    // A code point begins with every byte that is no 10xxxxxx; eight bytes are looked at together, as lines may be long.
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    std::size_t inner = 0;
    std::size_t at = 0;
    for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        const std::uint64_t marks = bytes >> 7 & ~(bytes >> 6) & kOnes;
        inner += marks * kOnes >> 56;  // the sum of all eight, in the highest byte
    }
    for (; at < text.size(); ++at) inner += (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U ? 1 : 0;
    return text.size() - inner;
}

char32_t next_wide_code_point(std::string_view text, std::size_t& offset) {
    const auto* data = reinterpret_cast<const uint8_t*>(text.data()) + offset;
    const auto window = static_cast<int32_t>(std::min<std::size_t>(text.size() - offset, 8));
    int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, i, window, c);
    offset += static_cast<std::size_t>(i);
    return static_cast<char32_t>(c);
}

char32_t previous_code_point(std::string_view text, std::size_t& offset) {
    const std::size_t start = offset < 8 ? 0 : offset - 8;
    const auto* data = reinterpret_cast<const uint8_t*>(text.data()) + start;
    auto i = static_cast<int32_t>(offset - start);
    UChar32 c = 0;
    U8_PREV_OR_FFFD(data, 0, i, c);
    offset = start + static_cast<std::size_t>(i);
    return static_cast<char32_t>(c);
}

void append_code_point(std::string& text, char32_t code_point) {
    char buffer[4];
    int32_t size = 0;
    U8_APPEND_UNSAFE(buffer, size, static_cast<UChar32>(code_point));
    text.append(buffer, static_cast<std::size_t>(size));
}

// Most letters are ASCII; ICU is asked for the rest.
bool is_letter(char32_t c) {
    return c < 0x80 ? (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z' : u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) { return c < 0x80 ? c >= U'0' && c <= U'9' : u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_upper(char32_t c) { return c < 0x80 ? c >= U'A' && c <= U'Z' : u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_lower(char32_t c) { return c < 0x80 ? c >= U'a' && c <= U'z' : u_islower(static_cast<UChar32>(c)) != 0; }
bool is_space(char32_t c) {
    return c < 0x80 ? c == U' ' || (c >= U'\t' && c <= U'\r') : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_mark(char32_t c) { return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

bool is_apostrophe(char32_t c) {
    if (c < 0x80) return c == U'\'' || c == U'`';
    return c == U'\u2019' || c == U'\u2018' || c == U'\u02BC' || c == U'\u2032' || c == U'\u00B4' || c == U'\u201B' ||
           c == U'\uFF07';
}

bool is_nfc(std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    const bool result = normalizer(false).isNormalizedUTF8(piece(text), code) != 0;
    check(code, "normalise");
    return result;
}

std::string nfc(std::string_view text) { return is_ascii(text) ? std::string(text) : normalised(text, false); }

std::vector<TextEdit> nfc_edits(std::string_view text) {
    icu::Edits edits;
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
    UErrorCode code = U_ZERO_ERROR;
    normalizer(false).normalizeUTF8(0, piece(text), sink, &edits, code);
    check(code, "normalise");
    std::vector<TextEdit> changes;
    for (auto it = edits.getFineChangesIterator(); it.next(code);) {
        const auto begin = static_cast<std::uint32_t>(it.sourceIndex());
        changes.push_back({{begin, begin + static_cast<std::uint32_t>(it.oldLength())},
                           out.substr(static_cast<std::size_t>(it.destinationIndex()),
                                      static_cast<std::size_t>(it.newLength()))});
    }
    return changes;
}

std::string to_lower(std::string_view text) {
    if (is_ascii(text)) {
        std::string out(text);
        for (char& c : out) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        }
        return out;
    }
    return with_case(text, icu::CaseMap::utf8ToLower);
}

std::string to_upper(std::string_view text) { return with_case(text, icu::CaseMap::utf8ToUpper); }

std::string capitalised(std::string_view text) {
    if (text.empty()) return {};
    std::size_t first = 0;
    next_code_point(text, first);
    return to_upper(text.substr(0, first)) + std::string(text.substr(first));
}

std::string exact_form(std::string_view text) {
    std::string lower = to_lower(nfc(text));
    if (is_ascii(lower)) return lower;
    std::string out;
    for (std::size_t at = 0; at < lower.size();) {
        const char32_t c = next_code_point(lower, at);
        append_code_point(out, is_apostrophe(c) ? U'\'' : c);
    }
    return out;
}

std::string folded(std::string_view text) {
    if (is_ascii(text)) return to_lower(text);
    const std::string plain = normalised(to_lower(text), true);
    std::string out;
    for (std::size_t at = 0; at < plain.size();) {
        const char32_t c = next_code_point(plain, at);
        if (is_mark(c)) continue;
        if (c == U'œ') {
            out += "oe";
        } else if (c == U'æ') {
            out += "ae";
        } else {
            append_code_point(out, is_apostrophe(c) ? U'\'' : c);
        }
    }
    return out;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_mark(c) || c == U'\u200B' || c == U'\u200D') continue;
        const int wide = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
        width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

bool dictionary_less(std::string_view a, std::string_view b) {
    thread_local const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode code = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale::getFrench(), code));
        check(code, "load its French collation");
        return made;
    }();
    UErrorCode code = U_ZERO_ERROR;
    const UCollationResult order = collator->compareUTF8(piece(a), piece(b), code);
    check(code, "compare");
    return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

std::vector<std::uint32_t> sentence_ends(std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::BreakIterator> breaker = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createSentenceInstance(icu::Locale::getFrench(), status));
        check(status, "load its sentence breaks");
        return made;
    }();
    UText* view = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &code);
    breaker->setText(view, code);
    std::vector<std::uint32_t> ends;
    breaker->first();
    for (int32_t end = breaker->next(); end != icu::BreakIterator::DONE; end = breaker->next()) {
        ends.push_back(static_cast<std::uint32_t>(end));
    }
    utext_close(view);
    check(code, "find sentences");
    return ends;
}

std::string transcode(std::string_view bytes, std::string_view encoding) {
    const bool utf16 = encoding == "utf-16le" || encoding == "utf-16be";
    if (!utf16 && encoding != "latin1" && encoding != "windows-1252") {
        throw Error({.where = {},
                     .what = fmt::format("unknown encoding \"{}\"", encoding),
                     .hint = "use utf-8, latin1, windows-1252, utf-16le or utf-16be"});
    }
    UErrorCode code = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding == "latin1" ? "windows-1252" : std::string(encoding).c_str(), &code);
    check(code, "open a converter");
    std::string out;
    // In pieces: ICU counts in int32_t. An even size keeps UTF-16 units whole.
    constexpr std::size_t kPiece = std::size_t{1} << 20U;
    const char* at = bytes.data();
    const char* end = at + bytes.size();
    std::vector<UChar> units(kPiece);
    do {
        const char* piece_end = at + std::min<std::size_t>(kPiece, static_cast<std::size_t>(end - at));
        UChar* target = units.data();
        code = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units.data() + units.size(), &at, piece_end, nullptr, piece_end == end,
                       &code);
        if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) break;
        code = U_ZERO_ERROR;
        icu::UnicodeString(units.data(), static_cast<int32_t>(target - units.data())).toUTF8String(out);
    } while (at < end);
    ucnv_close(converter);
    check(code, "convert the encoding");
    return out;
}

std::string guess_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
    if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
    const std::string_view sample = bytes.substr(0, 65536);
    std::size_t even_zeros = 0;
    std::size_t odd_zeros = 0;
    std::size_t controls = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const auto byte = static_cast<unsigned char>(sample[i]);
        if (byte == 0) ++(i % 2 == 0 ? even_zeros : odd_zeros);
        if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f') ++controls;
    }
    if (odd_zeros > sample.size() / 4 && even_zeros < odd_zeros / 8) return "utf-16le";
    if (even_zeros > sample.size() / 4 && odd_zeros < even_zeros / 8) return "utf-16be";
    return controls == 0 ? "latin1" : "";
}

}  // namespace glane
