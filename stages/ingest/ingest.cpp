#include "stages/ingest/ingest.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"
#include "stages/ingest/pages.h"

namespace glane {
namespace {

Place place_in(std::string_view bytes, std::size_t offset, const std::string& path) {
    const std::string_view before = bytes.substr(0, offset);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {path, line, code_point_count(before.substr(line_start)) + 1};
}

[[noreturn]] void refuse(const Ingest::Input& input, std::size_t offset) {
    const auto byte = static_cast<unsigned char>(input.bytes[offset]);
    const std::string guess = guess_encoding(input.bytes);
    std::string hint = "is it a PDF or a word-processor file? save its text as UTF-8 first";
    if (!guess.empty()) {
        hint = fmt::format("looks like {0}: write encoding = \"{0}\" under its [[source]] in project.toml, or use --encoding {0}", guess);
    }
    throw Error({.where = place_in(input.bytes, offset, input.path),
                 .what = fmt::format("not valid UTF-8 text (byte 0x{:02X})", byte),
                 .hint = hint});
}

/// The text as UTF-8, without a NUL.
std::string decoded(const Ingest::Input& input, const Ingest::Options& options) {
    if (options.encoding == "utf-8") {
        const std::size_t bad = std::min(first_invalid_utf8(input.bytes), input.bytes.find('\0'));
        if (bad != std::string_view::npos) refuse(input, bad);
        return std::string(input.bytes);
    }
    std::string text = transcode(input.bytes, options.encoding);
    if (const std::size_t zero = text.find('\0'); zero != std::string::npos) {
        throw Error({.where = place_in(text, zero, input.path),
                     .what = fmt::format("not text in {} (a zero character)", options.encoding),
                     .hint = "check the encoding of the file"});
    }
    if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
        throw Error({.where = {input.path}, .what = "the text is larger than 4 GiB", .hint = "split it"});
    }
    return text;
}

std::vector<Span> lines_of(std::string_view text) {
    std::vector<Span> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t next = end + 1;
        if (end > begin && end < text.size() && text[end - 1] == '\r') --end;
        lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        begin = next;
    }
    if (lines.empty()) lines.push_back({0, 0});
    return lines;
}

}  // namespace

Source Ingest::run(const Input& input, const Options& options, Context& context) {
    Source source;
    source.name = input.source_name;
    source.encoding = options.encoding;
    source.text = decoded(input, options);
    source.lines = lines_of(source.text);
    source.pages = find_pages(source.text, source.lines);

    const Place whole{input.path};
    if (source.text.find_first_not_of(" \t\r\n\f") == std::string::npos) {
        context.finding(Severity::warning,
                        {whole, "the file holds no text", "leave it out of project.toml, or give it its text"});
    }
    const auto guessed = std::count_if(source.pages.begin(), source.pages.end(), [](const Page& page) {
        return page.sign == PageSign::indented || page.sign == PageSign::blank_lines;
    });
    if (guessed > 0) {
        double least = 1.0;
        for (const Page& page : source.pages) least = std::min(least, page.confidence);
        context.finding(Severity::note,
                        {whole,
                         fmt::format("no form feeds: {} of {} page starts are inferred from indents and blank lines "
                                     "(least confidence {:.2f})",
                                     guessed, source.pages.size(), least),
                         ""});
    }
    return source;
}

}  // namespace glane
