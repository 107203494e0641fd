#include "stages/extracts/tei_text.h"

#include <algorithm>
#include <string_view>

#include "pipeline/model/tokenize.h"
#include "pipeline/model/unicode.h"

namespace glane::tei {
namespace {

constexpr std::size_t kLongestRemark = 80;  // bytes

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; }

bool is_dots(std::string_view content) { return content == "..." || content == "…" || content == ".."; }

RemarkKind kind_of(std::string_view content, const Language& language) {
    std::vector<std::string> words;
    for (const Token& token : tokenize(content, language)) words.push_back(folded(token.span.of(content)));
    for (const FactRule& rule : language.facts()) {
        if (rule.variable != "remark") continue;
        if (std::search(words.begin(), words.end(), rule.words.begin(), rule.words.end()) == words.end()) continue;
        if (rule.value == "vocal") return RemarkKind::vocal;
        if (rule.value == "pause") return RemarkKind::pause;
        return RemarkKind::incident;
    }
    return RemarkKind::note;
}

void write_remark(XmlWriter& xml, const Remark& remark, const std::string& text) {
    const std::string_view content = remark.content.of(text);
    switch (remark.kind) {
        case RemarkKind::omission: xml.empty("gap", {{"reason", "omitted"}}); break;
        case RemarkKind::pause: xml.empty("pause"); break;
        case RemarkKind::vocal: xml.begin("vocal").element("desc", content).end(); break;
        case RemarkKind::incident: xml.begin("incident").element("desc", content).end(); break;
        case RemarkKind::note: xml.element("note", content, {{"type", "transcriber"}}); break;
    }
}

/// Walks along the text and writes what lies between two offsets.
class FlowWriter {
  public:
    FlowWriter(XmlWriter& xml, const Flow& flow, std::uint32_t& page) : xml_(xml), flow_(flow), page_(page) {}

    /// With the lines that begin up to there; those inside of what was skipped begin behind it.
    void text_to(std::uint32_t offset) {
        while (next_ < flow_.lines.size() && flow_.lines[next_].offset <= offset) {
            const LineBegin& line = flow_.lines[next_++];
            plain_to(line.offset);
            if (line.page != page_) xml_.empty("pb", {{"n", std::to_string(line.page)}});
            page_ = line.page;
            xml_.empty("lb", {{"n", std::to_string(line.line)}});
        }
        plain_to(offset);
    }
    void skip_to(std::uint32_t offset) { at_ = offset; }

  private:
    void plain_to(std::uint32_t offset) {
        if (offset <= at_) return;
        xml_.text(Span{at_, offset}.of(flow_.text));
        at_ = offset;
    }

    XmlWriter& xml_;
    const Flow& flow_;
    std::uint32_t& page_;
    std::size_t next_ = 0;
    std::uint32_t at_ = 0;
};

}  // namespace

Flow flow_of(const CorpusText& text, const Passage& passage) {
    Flow flow;
    bool blank = false;
    for (const Span piece : passage.pieces) {
        bool begins_line = true;
        for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
            const char c = text.document.text[i];
            if (is_blank(c)) {
                blank = !flow.text.empty();
                begins_line = begins_line || c == '\n';
                continue;
            }
            if (blank) flow.text += ' ';
            blank = false;
            if (begins_line) {
                const SourceRef ref = text.ref({i, i + 1});
                flow.lines.push_back({static_cast<std::uint32_t>(flow.text.size()), ref.page, ref.line});
            }
            begins_line = false;
            flow.text += c;
        }
        blank = !flow.text.empty();
    }
    return flow;
}

std::vector<Remark> remarks_in(const std::string& text, const Language& language) {
    std::vector<Remark> remarks;
    const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
    for (std::size_t at = text.find_first_of("[("); at != std::string::npos; at = text.find_first_of("[(", at + 1)) {
        const std::size_t close = text.find_first_of("[]()", at + 1);
        const bool is_square = text[at] == '[';
        if (close == std::string::npos) break;
        if (text[close] != (is_square ? ']' : ')') || close - at > kLongestRemark) continue;
        const Span content{offset(at + 1), offset(close)};
        const bool is_omission = is_dots(content.of(text));
        if (!is_square && !is_omission) continue;
        const bool has_words = content.of(text).find_first_not_of(' ') != std::string_view::npos;
        if (!has_words) continue;
        const RemarkKind kind = is_omission ? RemarkKind::omission : kind_of(content.of(text), language);
        remarks.push_back({{offset(at), offset(close + 1)}, kind, content});
        at = close;
    }
    return remarks;
}

void write_flow(XmlWriter& xml, const Flow& flow, const Expression& node, const Language& language,
                std::uint32_t& page) {
    const std::vector<Remark> remarks = remarks_in(flow.text, language);
    std::vector<Span> marks = node.in(flow.text, language);
    FlowWriter writer(xml, flow, page);
    auto mark = marks.begin();
    const auto marks_before = [&](std::uint32_t offset) {
        for (; mark != marks.end() && mark->end <= offset; ++mark) {
            writer.text_to(mark->begin);
            xml.begin("seg", {{"type", "node"}});
            writer.text_to(mark->end);
            xml.end();
        }
    };
    for (const Remark& remark : remarks) {
        marks_before(remark.span.begin);
        writer.text_to(remark.span.begin);
        write_remark(xml, remark, flow.text);
        writer.skip_to(remark.span.end);
        while (mark != marks.end() && mark->begin < remark.span.end) ++mark;
    }
    const auto end = static_cast<std::uint32_t>(flow.text.size());
    marks_before(end);
    writer.text_to(end);
}

}  // namespace glane::tei
