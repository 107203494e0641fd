#include "pipeline/model/query_chunk.h"

#include <algorithm>

#include "pipeline/model/query_word_test.h"

namespace glane {
namespace {

bool are_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Where the number that fills [begin, stop) ends when groups of three digits follow it (=20 000); else `stop`.
std::uint32_t number_end(std::string_view query, std::uint32_t begin, std::uint32_t stop, std::uint32_t end) {
    if (stop - begin > 3 || !are_digits(query.substr(begin, stop - begin))) return stop;
    while (stop + 4 <= end && query[stop] == ' ' && are_digits(query.substr(stop + 1, 3)) &&
           (stop + 4 == end || query[stop + 4] == ' ')) {
        stop += 4;
    }
    return stop;
}

/// What of the blank-free text [begin, stop) is searched for, and how; a plain word has kind `word` and no mark.
Lexeme marked_chunk(std::string_view query, std::uint32_t begin, std::uint32_t stop) {
    Lexeme chunk{.kind = LexemeKind::word, .content = {begin, stop}};
    const std::string_view text = chunk.content.of(query);
    if (text.size() < 2) return chunk;
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos && is_word_test(text.substr(0, colon))) {
        chunk.kind = LexemeKind::field;
        chunk.name = text.substr(0, colon);
        chunk.content.begin += static_cast<std::uint32_t>(colon + 1);
    } else if (text.front() == '=') {
        chunk.exact = true;
        ++chunk.content.begin;
    }
    if (chunk.content.size() > 1 && text.back() == '*') {
        chunk.prefix = true;
        --chunk.content.end;
    }
    return chunk;
}

}  // namespace

Lexeme chunk_at(std::string_view query, std::uint32_t begin, std::uint32_t end) {
    const auto is_blank = [&](std::uint32_t at) { return static_cast<unsigned char>(query[at]) <= 0x20; };
    Lexeme plain;
    std::uint32_t at = begin;
    while (at < end) {
        while (at < end && is_blank(at)) ++at;
        std::uint32_t stop = at;
        while (stop < end && !is_blank(stop)) ++stop;
        if (stop > at && query[at] == '=') stop = number_end(query, at + 1, stop, end);
        Lexeme chunk = marked_chunk(query, at, stop);
        const bool marked = chunk.exact || chunk.prefix || chunk.kind == LexemeKind::field;
        if (marked && !plain.content.empty()) break;  // plain words came first
        if (marked) {
            chunk.span = {begin, stop};
            return chunk;
        }
        plain.content = plain.content.empty() ? Span{at, stop} : Span{plain.content.begin, stop};
        at = stop;
    }
    plain.span = {begin, std::max(at, begin + 1)};
    return plain;
}

}  // namespace glane
