#include "stages/trace/tracer.h"

#include <algorithm>
#include <utility>

#include "stages/trace/turned.h"
#include "stages/trace/wording.h"

namespace glane {
namespace {

constexpr std::size_t kCandidates = 8;
constexpr std::size_t kExact = 64;
constexpr std::size_t kOthers = 5;
constexpr double kAsSimilar = 0.005;
constexpr double kRecognised = 0.75;
// So many stop words in a row are a phrase; fewer must stand there as they are.
constexpr std::size_t kLightWords = 5;
// Letters (weights) at which a quotation stops being short, and those of one word.
constexpr double kLong = 40;
constexpr double kOneWord = 8;
// Two torn lines make a short quotation; joined the wrong way they are still less likely than an honest find.
constexpr std::size_t kTornWords = 24;
constexpr double kReordered = 0.03;
// What is as similar as this needs no other reading.
constexpr double kSettled = 0.85;
constexpr std::size_t kTurnedWords = 6;
// Of many words some are read well: where even these led to nothing better, looking closer leads nowhere.
constexpr std::size_t kManyWords = 8;
constexpr double kHopeless = 0.5;

int rank_of(const Passage& passage) { return passage.interview == kNone ? 2 : passage.interviewer ? 1 : 0; }

}  // namespace

/// The better of two. Where both are as similar, what an interviewee says before what the researcher says, both before
/// other text, and the earlier before the later.
bool Tracer::is_before(const QuoteAlignment& a, const QuoteAlignment& b) const {
    if (a.similarity > b.similarity + kAsSimilar) return true;
    if (a.similarity + kAsSimilar < b.similarity || a.end == 0 || b.end == 0) return false;
    const int a_rank = rank_of(passage_of(stream_, a.begin));
    const int b_rank = rank_of(passage_of(stream_, b.begin));
    if (a_rank != b_rank) return a_rank < b_rank;
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.begin < b.begin;
}

Finds Tracer::best_of(const QuoteLine& quote, const std::vector<StreamRange>& stretches) const {
    Finds finds{quote.words, quote.weight, {}, {}, QuoteReading::upright};
    std::vector<QuoteAlignment> all;
    for (const StreamRange& stretch : stretches) all.push_back(Aligner(quote, stream_, stretch).best());
    for (const QuoteAlignment& alignment : all) {
        if (is_before(alignment, finds.best)) finds.best = alignment;
    }
    for (QuoteAlignment& alignment : all) {
        if (alignment.end == 0 || alignment.similarity + kAsSimilar < finds.best.similarity) continue;
        const auto overlaps = [&](const QuoteAlignment& other) {
            return alignment.begin < other.end && other.begin < alignment.end;
        };
        if (overlaps(finds.best) || std::any_of(finds.others.begin(), finds.others.end(), overlaps)) continue;
        if (finds.others.size() < kOthers) finds.others.push_back(std::move(alignment));
    }
    std::sort(finds.others.begin(), finds.others.end(),
              [](const QuoteAlignment& a, const QuoteAlignment& b) { return a.begin < b.begin; });
    return finds;
}

Finds Tracer::upright(const QuoteLine& quote, Ballot& ballot, bool thorough) const {
    if (!thorough) {
        const std::vector<StreamRange> exact = ballot.exact(quote, kExact);
        if (!exact.empty()) return best_of(quote, exact);
    }
    return best_of(quote, ballot.candidates(quote, kCandidates, thorough));
}

Finds Tracer::reordered(const QuoteLine& quote, Ballot& ballot) const {
    Finds finds{quote.words, quote.weight, {}, {}, QuoteReading::reordered};
    const auto size = static_cast<std::uint32_t>(quote.words.size());
    for (const StreamRange& stretch : ballot.candidates(quote, kCandidates / 2, size < kManyWords)) {
        // Either half may lie outside.
        Aligner aligner(quote, stream_,
                        {stretch.begin - std::min(stretch.begin, size), std::min(stretch.end + size, stream_.size())});
        if (aligner.most() - kReordered < needed(quote.weight)) continue;
        for (std::size_t first = 1; first < quote.words.size(); ++first) {
            QuoteAlignment alignment = aligner.best(first);
            alignment.similarity = std::max(0.0, alignment.similarity - kReordered);
            if (is_before(alignment, finds.best)) finds.best = std::move(alignment);
        }
    }
    return finds;
}

Finds Tracer::turned(const QuoteLine& quote, const std::string& text) const {
    std::vector<std::string> words;
    Finds finds;
    if (std::none_of(quote.words.begin(), quote.words.end(),
                     [&](const QuoteWord& word) { return looks_turned(word.span.of(text)); })) {
        return finds;
    }
    for (const QuoteWord& word : quote.words) {
        if (word.word != kNoWord && word.folded.size() > 2) return finds;  // it stands upright
        words.push_back(word.folded);
    }
    const TurnedWords upright = turned_words(words, stream_);
    if (upright.words.empty()) return finds;
    QuotePart part;
    for (std::size_t i = 0; i < upright.words.size(); ++i) {
        const Span span = quote.words[words.size() - 1 - i].span;
        part.push_back(quote_word(stream_.vocabulary().shape(upright.words[i]).word, span, stream_));
    }
    finds = best_of(quote_line({std::move(part)}),
                    {{upright.begin, upright.begin + static_cast<std::uint32_t>(upright.words.size())}});
    finds.best.similarity *= upright.likeness;
    finds.reading = QuoteReading::turned;
    return finds;
}

double Tracer::needed(double weight) const {
    const double letters = std::clamp((weight - kOneWord) / (kLong - kOneWord), 0.0, 1.0);
    return options_.near_short + letters * (options_.near - options_.near_short);
}

bool Tracer::is_found(const Finds& finds) const {
    if (finds.best.end == 0 || finds.best.similarity < needed(finds.weight)) return false;
    bool has_content = false;
    for (const AlignedWords& step : finds.best.steps) {
        if (step.quote_count == 0) continue;
        // Of a broken word neither half says much; the whole does.
        const bool light = finds.words[step.quote].light && step.quote_count == 1;
        has_content = has_content || !light;
        if (!light && step.position_count > 0 && step.likeness >= kRecognised) return true;
    }
    if (has_content) return false;
    return finds.words.size() >= kLightWords || finds.best.similarity > 0.99;
}

Attestation Tracer::attestation(const std::string& quote, Ballot& ballot) const {
    const QuoteLine line = quote_line(quote_parts(quote, stream_));
    if (line.words.empty()) return attestation_of(quote, {}, false, stream_);
    Finds best = upright(line, ballot, false);
    bool found = is_found(best);
    if (found && best.best.similarity >= kSettled) return attestation_of(quote, best, true, stream_);
    const auto consider = [&](Finds finds, bool even_if_not_found) {
        const bool is = is_found(finds);
        if (!is && (found || !even_if_not_found)) return;
        if (is == found && finds.best.similarity <= best.best.similarity) return;
        best = std::move(finds);
        found = is;
    };
    const std::size_t words = line.words.size();
    if (!found && (words < kManyWords || best.best.similarity > kHopeless)) consider(upright(line, ballot, true), true);
    const bool has_cut = std::find(line.after_cut.begin(), line.after_cut.end(), true) != line.after_cut.end();
    const bool settled = found && best.best.similarity >= kSettled;
    if (!settled && !has_cut && words > 1 && words <= kTornWords) consider(reordered(line, ballot), false);
    if (!found && words <= kTurnedWords) consider(turned(line, quote), false);
    return attestation_of(quote, best, found, stream_);
}

}  // namespace glane
