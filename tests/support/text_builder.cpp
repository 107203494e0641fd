#include "tests/support/text_builder.h"

#include <utility>

#include "pipeline/model/tokenize.h"

namespace glane::test {

const Language& french() {
    static const Language language = Language::load(std::string(GLANE_SOURCE_DIR) + "/lexicon");
    return language;
}

TextBuilder& TextBuilder::passage(PassageKind kind, const std::string& words) {
    Passage& passage = text_.document.passages.emplace_back();
    passage.kind = kind;
    const auto begin = static_cast<std::uint32_t>(text_.source.text.size());
    text_.source.text += words + "\n";
    const Span span{begin, begin + static_cast<std::uint32_t>(words.size())};
    passage.pieces = {span};
    text_.source.lines.push_back(span);
    passage.section = section_;
    if (kind == PassageKind::heading) section_ = static_cast<std::uint32_t>(text_.document.passages.size() - 1);
    if (!is_running_text(kind)) return *this;
    const auto first = static_cast<std::uint32_t>(text_.document.tokens.size());
    for (const Token& token : tokenize(text_.source.text, span, french())) text_.document.tokens.push_back(token);
    passage.tokens = {first, static_cast<std::uint32_t>(text_.document.tokens.size())};
    const auto sentence = static_cast<std::uint32_t>(text_.document.sentences.size());
    text_.document.sentences.push_back(passage.tokens);
    passage.sentences = {sentence, sentence + 1};
    return *this;
}

TextBuilder& TextBuilder::interview(const std::string& heading, const InterviewFacts& facts) {
    passage(PassageKind::heading, heading);
    const Span span = text_.document.passages.back().pieces.front();
    const auto next = static_cast<std::uint32_t>(text_.document.passages.size());
    const std::string id = "entretien-" + std::to_string(text_.document.interviews.size() + 1);
    text_.document.interviews.push_back({id, heading, span, {next, next}, facts});
    return *this;
}

TextBuilder& TextBuilder::turn(bool interviewer, const std::string& words, const std::string& speaker) {
    passage(PassageKind::turn, words);
    Passage& turn = text_.document.passages.back();
    turn.interviewer = interviewer;
    turn.speaker = speaker;
    turn.interview = static_cast<std::uint32_t>(text_.document.interviews.size() - 1);
    ++text_.document.interviews.back().passages.end;
    return *this;
}

TextBuilder& TextBuilder::table(const std::string& caption, const std::vector<std::vector<std::string>>& rows) {
    passage(PassageKind::table, caption);
    TextTable& table = text_.document.tables.emplace_back();
    table.id = "tableau-" + std::to_string(text_.document.tables.size());
    table.caption = caption;
    table.passage = static_cast<std::uint32_t>(text_.document.passages.size() - 1);
    for (const std::string& cell : rows.front()) table.columns.push_back({cell, {}, false});
    for (std::size_t i = 1; i < rows.size(); ++i) {
        TableRow& row = table.rows.emplace_back();
        for (const std::string& cell : rows[i]) row.cells.push_back({cell, {}, false});
    }
    return *this;
}

TextBuilder& TextBuilder::page(const std::string& printed) {
    const auto at = static_cast<std::uint32_t>(text_.source.text.size());
    const auto line = static_cast<std::uint32_t>(text_.source.lines.size());
    const auto number = static_cast<std::uint32_t>(text_.source.pages.size() + 1);
    text_.source.pages.push_back({{at, at}, line, number, printed, {}, 1.0});
    return *this;
}

CorpusText TextBuilder::text() {
    if (text_.source.pages.empty() || text_.source.pages.front().span.begin > 0) {
        text_.source.pages.insert(text_.source.pages.begin(), Page{{0, 0}, 0, 1, "", {}, 1.0});
        for (std::size_t i = 1; i < text_.source.pages.size(); ++i) ++text_.source.pages[i].number;
    }
    for (std::size_t i = 0; i < text_.source.pages.size(); ++i) {
        const bool is_last = i + 1 == text_.source.pages.size();
        text_.source.pages[i].span.end =
            is_last ? static_cast<std::uint32_t>(text_.source.text.size()) : text_.source.pages[i + 1].span.begin;
    }
    text_.document.text = text_.source.text;
    text_.restored = start_from(text_.source.text);
    return std::move(text_);
}

}  // namespace glane::test
