#include "stages/themes/themes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/model/expression.h"

namespace glane {

std::string_view name_of(ThemePart part) {
    switch (part) {
        case ThemePart::body: return "body";
        case ThemePart::interviewee: return "interviewee";
        case ThemePart::interviewer: return "interviewer";
    }
    return "body";
}

namespace {

/// An expression in the list of all: its theme, and its place in it.
struct Owner {
    std::uint32_t theme = 0;
    std::uint32_t expression = 0;
};

/// What was reached, as sets of "text index, index in the text".
struct Reached {
    std::set<std::size_t> texts;
    std::set<std::pair<std::size_t, std::uint32_t>> interviews;
    std::set<std::pair<std::size_t, std::uint32_t>> sections;
};

struct Spot {
    std::size_t text = 0;
    std::uint32_t interview = kNone;
    std::uint32_t section = kNone;
    ThemePart part = ThemePart::body;
};

void add(const Spot& spot, ThemeCounts& counts, Reached& reached) {
    ++counts.occurrences;
    reached.texts.insert(spot.text);
    switch (spot.part) {
        case ThemePart::body:
            ++counts.body;
            if (spot.section != kNone) reached.sections.insert({spot.text, spot.section});
            break;
        case ThemePart::interviewee:
            ++counts.interviewees;
            reached.interviews.insert({spot.text, spot.interview});
            break;
        case ThemePart::interviewer: ++counts.interviewers; break;
    }
}

void sum_up(const Reached& reached, ThemeCounts& counts) {
    counts.texts = static_cast<std::int64_t>(reached.texts.size());
    counts.interviews = static_cast<std::int64_t>(reached.interviews.size());
    counts.sections = static_cast<std::int64_t>(reached.sections.size());
}

bool is_interview_heading(const Document& document, const Passage& passage) {
    if (passage.kind != PassageKind::heading) return false;
    return std::any_of(document.interviews.begin(), document.interviews.end(), [&](const Interview& interview) {
        return std::any_of(passage.pieces.begin(), passage.pieces.end(),
                           [&](Span piece) { return piece.overlaps(interview.heading_span); });
    });
}

/// The tokens of a passage outside square brackets; a bracket that is not closed in its sentence is none.
std::vector<Range> spoken_parts(const Document& document, const Passage& passage) {
    std::vector<Range> parts;
    const auto sign = [&](std::uint32_t i) { return document.form(document.tokens[i]); };
    for (std::uint32_t s = passage.sentences.begin; s < passage.sentences.end; ++s) {
        const Range sentence = document.sentences[s];
        std::uint32_t begin = sentence.begin;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (sign(i) != "[") continue;
            std::uint32_t close = i + 1;
            while (close < sentence.end && sign(close) != "]") ++close;
            if (close == sentence.end) break;
            parts.push_back({begin, i});
            begin = close + 1;
            i = close;
        }
        parts.push_back({begin, sentence.end});
    }
    return parts;
}

class Counter {
  public:
    explicit Counter(const Themes::Input& input)
        : input_(input), owners_(owners_of(input.themes)), finder_(expressions_of(input.themes), input.language) {
        for (const Theme& theme : input.themes) {
            ThemeCount& count = table_.themes.emplace_back();
            count.name = theme.name;
            for (const std::string& expression : theme.expressions) count.expressions.push_back({expression, {}});
            reached_.emplace_back();
            expression_reached_.emplace_back(theme.expressions.size());
        }
    }

    void add_text(std::size_t index) {
        const CorpusText& text = input_.corpus[index];
        for (const Passage& passage : text.document.passages) {
            if (!is_running_text(passage.kind) || is_interview_heading(text.document, passage)) continue;
            Spot spot{index, passage.interview, passage.section, ThemePart::body};
            if (passage.interview != kNone) {
                spot.part = passage.interviewer ? ThemePart::interviewer : ThemePart::interviewee;
            }
            for (const Range part : spoken_parts(text.document, passage)) add_part(text, passage, part, spot);
        }
    }

    ThemeTable table() && {
        for (std::size_t t = 0; t < table_.themes.size(); ++t) {
            ThemeCount& theme = table_.themes[t];
            sum_up(reached_[t], theme.counts);
            for (std::size_t e = 0; e < theme.expressions.size(); ++e) {
                sum_up(expression_reached_[t][e], theme.expressions[e].counts);
            }
        }
        return std::move(table_);
    }

  private:
    static std::vector<Owner> owners_of(const std::vector<Theme>& themes) {
        std::vector<Owner> owners;
        for (std::uint32_t t = 0; t < themes.size(); ++t) {
            for (std::uint32_t e = 0; e < themes[t].expressions.size(); ++e) owners.push_back({t, e});
        }
        return owners;
    }
    static std::vector<std::string> expressions_of(const std::vector<Theme>& themes) {
        std::vector<std::string> all;
        for (const Theme& theme : themes) all.insert(all.end(), theme.expressions.begin(), theme.expressions.end());
        return all;
    }

    void count_words(const Document& document, Range part, ThemePart whose) {
        std::int64_t words = 0;
        for (std::uint32_t i = part.begin; i < part.end; ++i) {
            words += document.tokens[i].kind == TokenKind::word ? 1 : 0;
        }
        table_.words += words;
        if (whose == ThemePart::body) table_.words_of_body += words;
        if (whose == ThemePart::interviewee) table_.words_of_interviewees += words;
    }

    void add_part(const CorpusText& text, const Passage& passage, Range part, const Spot& spot) {
        const Document& document = text.document;
        count_words(document, part, spot.part);
        std::vector<std::uint32_t> taken(table_.themes.size(), 0);  // by theme: the end of what it has counted
        for (const ExpressionMatch& match : finder_.in(document.text, document.tokens, part)) {
            const Owner owner = owners_[match.expression];
            ThemeCount& theme = table_.themes[owner.theme];
            add(spot, theme.expressions[owner.expression].counts, expression_reached_[owner.theme][owner.expression]);
            const bool is_new = match.tokens.begin >= taken[owner.theme];
            if (is_new) {
                taken[owner.theme] = match.tokens.end;
                add(spot, theme.counts, reached_[owner.theme]);
            }
            const Span span =
                joined(document.tokens[match.tokens.begin].span, document.tokens[match.tokens.end - 1].span);
            theme.places.push_back(
                {owner.expression, spot.part, is_new, document.pieces_text({span}), text.ref(span, passage)});
        }
    }

    const Themes::Input& input_;
    std::vector<Owner> owners_;
    ExpressionFinder finder_;
    ThemeTable table_;
    std::vector<Reached> reached_;                          // by theme
    std::vector<std::vector<Reached>> expression_reached_;  // by theme and expression
};

}  // namespace

ThemeTable Themes::run(const Input& input, const Options& /*options*/, Context& context) {
    Counter counter(input);
    for (std::size_t i = 0; i < input.corpus.size(); ++i) {
        counter.add_text(i);
        context.progress(i + 1, input.corpus.size());
    }
    return std::move(counter).table();
}

}  // namespace glane
