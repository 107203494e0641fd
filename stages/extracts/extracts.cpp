#include "stages/extracts/extracts.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pipeline/base/error.h"
#include "pipeline/model/expression.h"
#include "stages/extracts/wording.h"

namespace glane {
namespace {

// Variants such as "ça vous parle ?" and "ça vous évoque quelque chose ?" share the expression but
// not the verb: three words of four or five.
constexpr double kAsked = 0.6;

/// The turns of one interview, as indices of passages.
std::vector<std::uint32_t> turns_of(const Document& document, const Interview& interview) {
    std::vector<std::uint32_t> turns;
    for (std::uint32_t i = interview.passages.begin; i < interview.passages.end; ++i) {
        if (document.passages[i].kind == PassageKind::turn) turns.push_back(i);
    }
    return turns;
}

class Gatherer {
  public:
    Gatherer(const Extracts::Input& input, const Extracts::Options& options, Context& context)
        : input_(input), options_(options), context_(context), node_(options.node, input.language) {
        if (!options.question.empty()) wordings_.emplace_back(options.question, input.language);
        for (const std::string& variant : options.variants) wordings_.emplace_back(variant, input.language);
        for (const std::string& other : options.other_questions) others_.emplace_back(other, input.language);
        for (const std::string& words : options.new_subject) new_subject_.emplace_back(words, input.language);
    }

    Annex annex() {
        Annex annex{options_.question, options_.node, {}};
        for (std::uint32_t i = 0; i < input_.corpus.size(); ++i) {
            const Document& document = input_.corpus[i].document;
            for (const Interview& interview : document.interviews) {
                if (auto extract = extract_of(i, interview)) annex.extracts.push_back(std::move(*extract));
            }
            context_.progress(i + 1, input_.corpus.size());
        }
        return annex;
    }

  private:
    std::optional<Extract> extract_of(std::uint32_t text_index, const Interview& interview) {
        const CorpusText& text = input_.corpus[text_index];
        const Document& document = text.document;
        const std::vector<std::uint32_t> turns = turns_of(document, interview);
        if (turns.empty()) return std::nullopt;
        Extract extract;
        extract.interview = interview.id;
        extract.document = document.name;
        extract.heading = interview.heading;
        extract.facts = interview.facts;
        const bool has_heading = !interview.heading_span.empty();
        extract.ref = text.ref(has_heading ? interview.heading_span : document.passages[turns.front()].pieces.front());
        extract.ref.interview = interview.id;
        extract.whole = document.kind == SourceKind::report || wordings_.empty();

        std::size_t first = 0;
        std::size_t end = turns.size();
        if (!extract.whole) {
            const std::optional<std::size_t> asked = asked_at(document, turns);
            if (!asked) {
                not_asked(document, extract);
                return std::nullopt;
            }
            first = *asked;
            end = end_of_answer(document, turns, first);
        }
        for (std::size_t i = first; i < end; ++i) extract.turns.push_back(turn(text_index, turns[i]));
        return extract;
    }

    [[nodiscard]] std::optional<std::size_t> asked_at(const Document& document,
                                                      const std::vector<std::uint32_t>& turns) const {
        std::optional<std::size_t> best;
        double best_share = 0;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const Passage& passage = document.passages[turns[i]];
            if (!passage.interviewer) continue;
            const double share = share_of(wordings_, document.passage_text(passage));
            if (share < kAsked || share <= best_share) continue;
            best = i;
            best_share = share;
        }
        return best;
    }

    [[nodiscard]] double share_of(const std::vector<Wording>& wordings, const std::string& text) const {
        double best = 0;
        for (const Wording& wording : wordings) best = std::max(best, wording.share_in(text, input_.language));
        return best;
    }

    [[nodiscard]] std::size_t end_of_answer(const Document& document, const std::vector<std::uint32_t>& turns,
                                            std::size_t asked) const {
        for (std::size_t i = asked + 1; i < turns.size(); ++i) {
            const Passage& passage = document.passages[turns[i]];
            if (!passage.interviewer) continue;
            const std::string text = document.passage_text(passage);
            const bool changes = std::any_of(new_subject_.begin(), new_subject_.end(), [&](const Expression& words) {
                return !words.in(text, input_.language).empty();
            });
            // A turn that asks the guide's question again goes on with it.
            const double other = share_of(others_, text);
            if (changes || (other >= kAsked && other > share_of(wordings_, text))) return i;
        }
        return turns.size();
    }

    void not_asked(const Document& document, const Extract& extract) {
        context_.finding(Severity::warning,
                         {.where = {document.name, extract.ref.line, 0},
                          .what = fmt::format("the question of the guide is not asked in \"{}\"", extract.interview),
                          .hint = "add its wording there to variants under [extracts], or check the speaker labels"});
    }

    [[nodiscard]] ExtractTurn turn(std::uint32_t text_index, std::uint32_t index) const {
        const CorpusText& text = input_.corpus[text_index];
        const Passage& passage = text.document.passages[index];
        ExtractTurn turn;
        turn.speaker = passage.speaker;
        turn.interviewer = passage.interviewer;
        turn.text = text.document.passage_text(passage);
        turn.marks = node_.in(turn.text, input_.language);
        turn.ref = text.ref(passage.pieces.front(), passage);
        turn.text_index = text_index;
        turn.passage = index;
        return turn;
    }

    const Extracts::Input& input_;
    const Extracts::Options& options_;
    Context& context_;
    Expression node_;
    std::vector<Wording> wordings_;
    std::vector<Wording> others_;
    std::vector<Expression> new_subject_;
};

}  // namespace

Annex Extracts::run(const Input& input, const Options& options, Context& context) {
    return Gatherer(input, options, context).annex();
}

}  // namespace glane
