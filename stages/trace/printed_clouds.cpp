#include "stages/trace/printed_clouds.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "stages/trace/figure_words.h"
#include "stages/trace/tiling.h"
#include "stages/trace/tracer.h"
#include "stages/trace/turned.h"
#include "stages/trace/wording.h"

namespace glane {
namespace {

constexpr std::size_t kExpressions = 3;
constexpr std::size_t kOthers = 5;
constexpr std::size_t kLeftoverLetters = 4;
constexpr double kSame = 0.9;
constexpr std::uint32_t kPhrase = 4;

/// Where the words of a stretch stand again.
std::vector<SourceRef> others_of(const WordStream& stream, StreamRange words) {
    std::vector<SourceRef> others;
    for (const std::uint32_t position : stream.positions(stream.word(words.begin))) {
        if (position == words.begin || position + (words.end - words.begin) > stream.size()) continue;
        std::uint32_t same = 0;
        while (words.begin + same < words.end && stream.word(position + same) == stream.word(words.begin + same))
            ++same;
        if (words.begin + same == words.end && others.size() < kOthers) others.push_back(ref_of(stream, position));
    }
    return others;
}

class CloudReader {
  public:
    CloudReader(const CorpusText& text, const FigureText& figure, const WordStream& interviews)
        : text_(text), figure_(figure), stream_(interviews), used_(figure.words.size(), false) {}

    PrintedCloud cloud() {
        PrintedCloud cloud;
        cloud.ref = text_.ref(figure_.pieces.front());
        const Span end = figure_.pieces.back();
        cloud.line_end = text_.ref({end.end - 1, end.end}).line;
        WordMatches matches(figure_, stream_);
        double several = 0;
        for (const Chain& chain : tiling(figure_, stream_, matches)) {
            const bool is_expression = chain.is_expression(figure_);
            expressions_ += is_expression ? 1 : 0;
            for (const ChainLink& link : chain.links) {
                used_[link.match.figure_word] = true;
                if (is_expression) several += letter_count(figure_.words[link.match.figure_word].folded);
            }
            if (chain.links.size() == 1) alone_.push_back(chain.links.front().match.figure_word);
            add(expression_of(chain), chain.links);
        }
        Ballot ballot(stream_);
        const Trace::Options usual;
        add_phrases(Tracer(stream_, usual), ballot);
        for_each_run([this](StreamRange run) { turn(run.begin, run.end); });
        double letters = 0;
        for (const FigureWord& word : figure_.words) letters += letter_count(word.folded);
        cloud.share = letters > 0 ? several / letters : 0;
        std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [word, expression] : found_) cloud.expressions.push_back(std::move(expression));
        return cloud;
    }

    [[nodiscard]] std::size_t expressions() const { return expressions_; }

    /// Lets go of single words that make an expression with their neighbours, if not one of the interviews.
    void yield(const Tracer& elsewhere, Ballot& ballot, std::vector<CloudExpression>& expressions) {
        for (const std::uint32_t word : alone_) {
            StreamRange row{word, word + 1};
            while (row.begin > 0 && !figure_.words[row.begin].first && !used_[row.begin - 1]) --row.begin;
            while (!figure_.words[row.end - 1].last && !used_[row.end]) ++row.end;
            if (!has_content_beside(row, word)) continue;
            const Attestation found = elsewhere.attestation(clean(row), ballot);
            if (found.verdict == Fidelity::not_found || found.similarity < kSame) continue;
            used_[word] = false;
            const CloudFragment own = fragment(word, word, false);
            std::erase_if(expressions, [&](const CloudExpression& expression) {
                const CloudFragment& first = expression.fragments.front();
                return expression.fragments.size() == 1 && first.line == own.line && first.printed == own.printed;
            });
        }
    }

    /// Rows that hold nothing but words like "where the things are": a chain needs more than that, a whole phrase does
    /// not.
    void add_phrases(const Tracer& interviews, Ballot& ballot) {
        for_each_run([&](StreamRange run) {
            if (run.end - run.begin < kPhrase) return;
            const Attestation found = interviews.attestation(clean(run), ballot);
            if (found.verdict == Fidelity::not_found || found.reading != QuoteReading::upright) return;
            CloudExpression expression{found.text,       {fragment(run.begin, run.end - 1, false)},
                                       found.ref,        found.line_end,
                                       found.speaker,    found.interviewer,
                                       found.similarity, found.others};
            for (std::uint32_t i = run.begin; i < run.end; ++i) used_[i] = true;
            found_.emplace_back(run.begin, std::move(expression));
        });
    }

    /// The words that are left, side by side, and what they may be.
    [[nodiscard]] std::vector<CloudLeftover> leftovers(const Tracer& elsewhere, Ballot& ballot) const {
        std::vector<CloudLeftover> leftovers;
        for_each_run([&](StreamRange run) {
            leftovers.push_back({fragment(run.begin, run.end - 1, false), {}, {}});
            explain(leftovers.back(), run.begin, run.end, elsewhere, ballot);
        });
        return leftovers;
    }

  private:
    [[nodiscard]] bool has_content_beside(StreamRange row, std::uint32_t word) const {
        for (std::uint32_t i = row.begin; i < row.end; ++i) {
            if (i != word && !figure_.words[i].light && figure_.words[i].folded.size() >= kLeftoverLetters) return true;
        }
        return false;
    }

    /// The words without specks of dirt.
    [[nodiscard]] std::string clean(StreamRange row) const {
        std::string words;
        for (std::uint32_t i = row.begin; i < row.end; ++i) {
            const FigureWord& word = figure_.words[i];
            if (word.folded.size() > 1) words += (words.empty() ? "" : " ") + word.folded;
        }
        return words;
    }

    /// Words of the picture on one line, from one to another.
    [[nodiscard]] CloudFragment fragment(std::uint32_t first, std::uint32_t last, bool turned) const {
        const Span span = joined(figure_.words[first].span, figure_.words[last].span);
        return {std::string(text_.as_printed(span)), figure_.words[first].line, turned};
    }

    [[nodiscard]] CloudExpression expression_at(StreamRange words) const {
        CloudExpression expression;
        expression.expression = wording_of(stream_, words);
        expression.ref = ref_of(stream_, words.begin);
        expression.line_end = line_end_of(stream_, words.end - 1);
        const Passage& passage = passage_of(stream_, words.begin);
        expression.speaker = passage.speaker;
        expression.interviewer = passage.interviewer;
        expression.others = others_of(stream_, words);
        return expression;
    }

    [[nodiscard]] CloudExpression expression_of(const Chain& chain) const {
        const StreamRange words{chain.links.front().position, chain.links.back().position + 1};
        CloudExpression expression = expression_at(words);
        double weight = 0;
        double printed = 0;
        for (std::uint32_t at = words.begin; at < words.end; ++at) weight += stream_.weight(stream_.word(at));
        for (std::size_t i = 0; i < chain.links.size(); ++i) {
            printed += stream_.weight(stream_.word(chain.links[i].position)) * chain.links[i].match.likeness;
            const std::uint32_t first = chain.links[i].match.figure_word;
            while (i + 1 < chain.links.size() && follows(chain.links[i], chain.links[i + 1])) {
                ++i;
                printed += stream_.weight(stream_.word(chain.links[i].position)) * chain.links[i].match.likeness;
            }
            expression.fragments.push_back(fragment(first, chain.links[i].match.figure_word, false));
        }
        expression.similarity = weight > 0 ? printed / weight : 0;
        return expression;
    }

    [[nodiscard]] bool follows(const ChainLink& a, const ChainLink& b) const {
        return figure_.words[a.match.figure_word].row == figure_.words[b.match.figure_word].row;
    }

    void add(CloudExpression expression, const std::vector<ChainLink>& links) {
        std::uint32_t first = links.front().match.figure_word;
        for (const ChainLink& link : links) first = std::min(first, link.match.figure_word);
        found_.emplace_back(first, std::move(expression));
    }

    /// Calls visit for words that are left, side by side on one row.
    template <typename Visit>
    void for_each_run(const Visit& visit) const {
        for (std::uint32_t i = 0; i < figure_.words.size(); ++i) {
            if (used_[i]) continue;
            std::uint32_t end = i + 1;
            while (end < figure_.words.size() && !used_[end] && figure_.words[end].row == figure_.words[i].row) ++end;
            visit(StreamRange{i, end});
            i = end - 1;
        }
    }

    void turn(std::uint32_t begin, std::uint32_t end) {
        std::vector<std::string> words;
        bool turned = false;
        for (std::uint32_t i = begin; i < end; ++i) {
            // Restoration may have mended what it took for upright letters: what the page had counts.
            const FigureWord& word = figure_.words[i];
            words.push_back(word.readings.back().shape.word);
            if (stream_.vocabulary().find(word.folded) != kNoWord) return;
            turned = turned || looks_turned(text_.as_printed(word.span));
        }
        if (!turned) return;
        const TurnedWords upright = turned_words(words, stream_);
        if (upright.words.empty()) return;
        CloudExpression expression =
            expression_at({upright.begin, upright.begin + static_cast<std::uint32_t>(upright.words.size())});
        expression.similarity = upright.likeness;
        expression.fragments.push_back(fragment(begin, end - 1, true));
        for (std::uint32_t i = begin; i < end; ++i) used_[i] = true;
        found_.emplace_back(begin, std::move(expression));
    }

    void explain(CloudLeftover& leftover, std::uint32_t begin, std::uint32_t end, const Tracer& elsewhere,
                 Ballot& ballot) const {
        const std::string words = clean({begin, end});
        if (words.size() < kLeftoverLetters) return;
        const Attestation found = elsewhere.attestation(words, ballot);
        if (found.verdict != Fidelity::not_found) {
            leftover.perhaps = found.text;
            leftover.ref = found.ref;
            return;
        }
        if (end - begin > 1) return;
        const StreamVocabulary& vocabulary = stream_.vocabulary();
        for (std::uint32_t word = 0; word < vocabulary.size(); ++word) {
            if (!is_torn_from(words, vocabulary.shape(word).word)) continue;
            const std::uint32_t position = stream_.positions(word).front();
            leftover.perhaps = std::string(stream_.form(position));
            leftover.ref = ref_of(stream_, position);
            return;
        }
    }

    const CorpusText& text_;
    const FigureText& figure_;
    const WordStream& stream_;
    std::vector<bool> used_;
    std::vector<std::pair<std::uint32_t, CloudExpression>> found_;  // by the first word of the picture
    std::vector<std::uint32_t> alone_;  // words of the picture that are expressions of their own
    std::size_t expressions_ = 0;
};

}  // namespace

PrintedClouds::Output PrintedClouds::run(const Input& input, const Options& options, Context& context) {
    Output clouds;
    const std::vector<Pattern> captions = compile(options.caption);
    std::optional<WordStream> interviews;
    std::optional<WordStream> elsewhere;
    for (std::size_t i = 0; i < input.corpus.size(); ++i) {
        context.progress(i, input.corpus.size());
        const CorpusText& text = input.corpus[i];
        if (text.document.kind != SourceKind::report) continue;
        for (const FigureText& figure : figures_of(text, input.language, captions)) {
            if (!interviews) interviews.emplace(input.corpus, input.language, Where::interviews);
            if (figure.words.empty() || interviews->size() == 0) continue;
            CloudReader reader(text, figure, *interviews);
            PrintedCloud cloud = reader.cloud();
            if (cloud.share < options.share || reader.expressions() < kExpressions) continue;
            if (!elsewhere) elsewhere.emplace(input.corpus, input.language, Where::elsewhere);
            const Trace::Options usual;
            Ballot ballot(*elsewhere);
            const Tracer tracer(*elsewhere, usual);
            reader.yield(tracer, ballot, cloud.expressions);
            cloud.leftovers = reader.leftovers(tracer, ballot);
            clouds.push_back(std::move(cloud));
        }
    }
    context.progress(input.corpus.size(), input.corpus.size());
    return clouds;
}

}  // namespace glane
