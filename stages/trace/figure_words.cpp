#include "stages/trace/figure_words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"

#include "pipeline/base/sorted.h"

namespace glane {
namespace {

constexpr double kAlike = 0.65;
constexpr double kTorn = 0.5;
constexpr std::size_t kTornEnd = 3;
constexpr std::size_t kTornMiddle = 4;
constexpr std::size_t kTornWord = 6;

/// The letters and digits alone, folded.
std::string letters_of(std::string_view text) {
    std::string letters;
    for_each_word(text, {0, static_cast<std::uint32_t>(text.size())}, [&](Span word) { letters += word.of(text); });
    return folded(letters);
}

/// Whether a word ends before this letter although no blank stands there.
bool parts(char32_t c) { return is_space(c) || is_apostrophe(c) || c == U'-' || c == U'/'; }

class FigureReader {
  public:
    FigureReader(const CorpusText& text, const Language& language, FigureText& figure)
        : text_(text), language_(language), figure_(figure) {}

    void read(Span piece, const std::vector<Pattern>& captions) {
        const std::string& text = text_.document.text;
        for (std::uint32_t begin = piece.begin; begin < piece.end;) {
            const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', begin), piece.end));
            const Span line{begin, end};
            if (!any_found_in(captions, line.of(text))) read_line(line);
            begin = end + 1;
        }
    }

  private:
    void read_line(Span line) {
        std::size_t at = line.begin;
        std::uint32_t begin = line.begin;
        while (at < line.end) {
            const auto here = static_cast<std::uint32_t>(at);
            if (!parts(next_code_point(text_.document.text, at))) continue;
            add({begin, here});
            begin = static_cast<std::uint32_t>(at);
        }
        add({begin, line.end});
        end_row();
    }

    void add(Span span) {
        std::string restored = letters_of(span.of(text_.document.text));
        if (restored.empty()) return;
        FigureWord word;
        word.span = span;
        word.line = text_.ref(span).line;
        word.row = row_;
        word.first = in_row_ == 0;
        word.comma = text_.document.text[span.end - 1] == ',';
        word.light = is_light_word(restored, language_);
        word.weight = letter_count(restored) * (word.light ? 0.5 : 1);
        word.readings.emplace_back(shape_of(restored));
        const std::string printed = letters_of(text_.as_printed(span));
        if (printed != restored && !printed.empty()) word.readings.emplace_back(shape_of(printed));
        word.folded = std::move(restored);
        figure_.words.push_back(std::move(word));
        ++in_row_;
    }

    void end_row() {
        if (in_row_ == 0) return;
        figure_.words.back().last = true;
        in_row_ = 0;
        ++row_;
    }

    const CorpusText& text_;
    const Language& language_;
    FigureText& figure_;
    std::uint32_t row_ = 0;
    std::uint32_t in_row_ = 0;
};

}  // namespace

std::vector<FigureText> figures_of(const CorpusText& text, const Language& language,
                                   const std::vector<Pattern>& captions) {
    std::vector<FigureText> figures;
    bool runs_on = false;
    for (const Passage& passage : text.document.passages) {
        if (passage.kind == PassageKind::figure) {
            if (!runs_on) figures.emplace_back();
            figures.back().pieces.insert(figures.back().pieces.end(), passage.pieces.begin(), passage.pieces.end());
            runs_on = true;
        } else if (passage.kind != PassageKind::furniture) {
            runs_on = false;
        }
    }
    for (FigureText& figure : figures) {
        FigureReader reader(text, language, figure);
        for (const Span piece : figure.pieces) reader.read(piece, captions);
    }
    return figures;
}

bool is_torn_from(std::string_view letters, std::string_view word) {
    if (word.size() < kTornWord || letters.size() < kTornEnd || letters.size() >= word.size()) return false;
    if (word.starts_with(letters) || word.ends_with(letters)) return true;
    return letters.size() >= kTornMiddle && word.find(letters) != std::string_view::npos;
}

const std::vector<WordMatch>& WordMatches::of(std::uint32_t word) {
    const auto known = known_.find(word);
    if (known != known_.end()) return known->second;
    const Shape& shape = stream_.vocabulary().shape(word);
    std::vector<WordMatch> matches;
    for (std::uint32_t i = 0; i < figure_.words.size(); ++i) {
        double best = 0;
        for (const WordPattern& reading : figure_.words[i].readings) best = std::max(best, likeness(reading, shape));
        if (best >= kAlike)
            matches.push_back({i, best, false});
        else if (is_torn_from(figure_.words[i].folded, shape.word))
            matches.push_back({i, kTorn, true});
    }
    return known_.emplace(word, std::move(matches)).first->second;
}

std::vector<std::uint32_t> WordMatches::words_like(const FigureWord& word) const {
    std::vector<std::uint32_t> words;
    const StreamVocabulary& vocabulary = stream_.vocabulary();
    for (const WordPattern& reading : word.readings) {
        const std::uint32_t known = vocabulary.find(reading.shape.word);
        if (known != kNoWord) words.push_back(known);
        for (const LikeWord& like : vocabulary.like(reading.shape, 12)) {
            if (like.likeness >= kAlike) words.push_back(like.word);
        }
    }
    sort_unique(words);
    return words;
}

}  // namespace glane
