#include "pipeline/model/search_passage.h"

#include "pipeline/base/error.h"
#include "pipeline/model/search_postings.h"

namespace glane {
namespace {

[[noreturn]] void fail() {
    throw Error({.where = {},
                 .what = "the search index is damaged: a passage in it cannot be read",
                 .hint = "run `glane run`, which builds it again"});
}

/// What put_leb wrote.
std::uint64_t get_number(std::string_view& bytes) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (bytes.empty()) fail();
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) return value;
    }
    fail();
}

std::uint32_t get_small(std::string_view& bytes) {
    const std::uint64_t value = get_number(bytes);
    if (value > 0xFFFFFFFFU) fail();
    return static_cast<std::uint32_t>(value);
}

void put_text(std::string& bytes, std::string_view text) {
    put_leb(bytes, text.size());
    bytes += text;
}

std::string get_text(std::string_view& bytes) {
    const std::uint64_t size = get_number(bytes);
    if (size > bytes.size()) fail();
    std::string text(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return text;
}

/// A difference that is mostly small and positive, sometimes negative.
void put_signed(std::string& bytes, std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    put_leb(bytes, value < 0 ? ~(bits << 1U) : bits << 1U);
}

std::int64_t get_signed(std::string_view& bytes) {
    const std::uint64_t bits = get_number(bytes);
    return static_cast<std::int64_t>((bits & 1U) != 0 ? ~(bits >> 1U) : bits >> 1U);
}

/// A word: the gap before it and, in one number, its length and whether its place differs.
void put_words(std::string& bytes, const SearchPassage& passage) {
    put_leb(bytes, passage.words.size());
    IndexedWord last{{0, 0}, passage.page, passage.line};
    for (const IndexedWord& word : passage.words) {
        const bool moved = word.page != last.page || word.line != last.line;
        put_leb(bytes, word.span.begin - last.span.end);
        put_leb(bytes, std::uint64_t{word.span.size()} << 1U | (moved ? 1U : 0U));
        if (moved) {
            put_signed(bytes, std::int64_t{word.page} - std::int64_t{last.page});
            put_signed(bytes, std::int64_t{word.line} - std::int64_t{last.line});
        }
        last = word;
    }
}

std::vector<IndexedWord> get_words(std::string_view& bytes, const SearchPassage& passage) {
    std::uint64_t left = get_number(bytes);
    if (left > bytes.size()) fail();
    std::vector<IndexedWord> words;
    words.reserve(left);
    IndexedWord last{{0, 0}, passage.page, passage.line};
    for (; left > 0; --left) {
        const std::uint64_t gap = get_number(bytes);
        const std::uint64_t size = get_number(bytes);
        const std::uint64_t end = last.span.end + gap + (size >> 1U);
        if (gap > passage.text.size() || end > passage.text.size()) fail();
        last.span.begin = static_cast<std::uint32_t>(last.span.end + gap);
        last.span.end = static_cast<std::uint32_t>(end);
        if ((size & 1U) != 0) {
            last.page = static_cast<std::uint32_t>(last.page + get_signed(bytes));
            last.line = static_cast<std::uint32_t>(last.line + get_signed(bytes));
        }
        words.push_back(last);
    }
    return words;
}

}  // namespace

std::string pack_passage(const SearchPassage& passage) {
    std::string bytes;
    bytes.reserve(2 * passage.text.size() + passage.source.size() / 2 + 128);
    put_text(bytes, passage.document);
    put_leb(bytes, passage.passage);
    put_leb(bytes, static_cast<std::uint64_t>(passage.kind) << 1U | (passage.interviewer ? 1U : 0U));
    put_text(bytes, passage.interview);
    put_text(bytes, passage.speaker);
    for (const std::string* fact :
         {&passage.facts.function, &passage.facts.role, &passage.facts.gender, &passage.facts.kind}) {
        put_text(bytes, *fact);
    }
    put_signed(bytes, passage.facts.size_min);
    put_signed(bytes, passage.facts.size_max);
    put_leb(bytes, passage.sections.size());
    for (const std::string& title : passage.sections) put_text(bytes, title);
    put_leb(bytes, passage.page);
    put_leb(bytes, passage.line);
    put_text(bytes, passage.text);
    // Most sources differ from the text in nothing.
    put_text(bytes, passage.source == passage.text ? std::string_view() : std::string_view(passage.source));
    put_words(bytes, passage);
    return bytes;
}

SearchPassage unpack_passage(std::string_view bytes) {
    SearchPassage passage;
    passage.document = get_text(bytes);
    passage.passage = get_small(bytes);
    const std::uint32_t kind = get_small(bytes);
    if (kind >> 1U > static_cast<std::uint32_t>(PassageKind::turn)) fail();
    passage.kind = static_cast<PassageKind>(kind >> 1U);
    passage.interviewer = (kind & 1U) != 0;
    passage.interview = get_text(bytes);
    passage.speaker = get_text(bytes);
    for (std::string* fact :
         {&passage.facts.function, &passage.facts.role, &passage.facts.gender, &passage.facts.kind}) {
        *fact = get_text(bytes);
    }
    passage.facts.size_min = get_signed(bytes);
    passage.facts.size_max = get_signed(bytes);
    const std::uint64_t titles = get_number(bytes);
    if (titles > bytes.size()) fail();
    for (std::uint64_t i = 0; i < titles; ++i) passage.sections.push_back(get_text(bytes));
    passage.page = get_small(bytes);
    passage.line = get_small(bytes);
    passage.text = get_text(bytes);
    passage.source = get_text(bytes);
    if (passage.source.empty()) passage.source = passage.text;
    passage.words = get_words(bytes, passage);
    if (!bytes.empty()) fail();
    return passage;
}

}  // namespace glane
