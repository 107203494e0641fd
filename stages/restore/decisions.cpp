#include "stages/restore/decisions.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/unicode.h"

namespace glane::restoring {
namespace {

/// A decision that has found its place.
struct Ruling {
    const Decision* decision;
    Span span;          // of the source
    std::string text;   // what shall stand there
    std::string other;  // what might have stood there, where the source's reading is kept
};

bool is_word_part(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c); }

/// Whether the span neither begins nor ends inside a word.
bool is_whole(std::string_view text, Span span) {
    std::size_t first = span.begin;
    std::size_t before = span.begin;
    if (before > 0 && is_word_part(next_code_point(text, first)) && is_word_part(previous_code_point(text, before))) {
        return false;
    }
    std::size_t last = span.end;
    std::size_t after = span.end;
    return after >= text.size() || !is_word_part(previous_code_point(text, last)) ||
           !is_word_part(next_code_point(text, after));
}

/// Where `words` begin on the line (which they may leave): whole words, or else parts of words.
std::vector<Span> occurrences(const Source& source, std::size_t line, std::string_view words) {
    std::vector<Span> all;
    const Span bounds = source.lines[line];
    const auto size = static_cast<std::uint32_t>(words.size());
    const std::string_view text = std::string_view(source.text).substr(0, std::size_t{bounds.end} + size);
    for (std::size_t at = text.find(words, bounds.begin); at != text.npos; at = text.find(words, at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        all.push_back({begin, begin + size});
    }
    std::vector<Span> whole;
    std::copy_if(all.begin(), all.end(), std::back_inserter(whole),
                 [&](Span span) { return is_whole(source.text, span); });
    return whole.empty() ? all : whole;
}

/// The words as a message shows them.
std::string shown(std::string_view words) {
    constexpr int kLongest = 40;
    std::size_t at = 0;
    std::string out = "\"";
    for (int n = 0; n < kLongest && at < words.size(); ++n) {
        const char32_t c = next_code_point(words, at);
        if (c == U'\n') {
            out += "\\n";
        } else {
            append_code_point(out, c);
        }
    }
    return out + (at < words.size() ? "…\"" : "\"");
}

class Judge {
  public:
    Judge(const Restored& restored, const Source& source, Context& context)
        : restored_(restored), source_(source), context_(context) {}

    std::vector<Ruling> rulings(const std::vector<Decision>& decisions) {
        std::vector<Ruling> all;
        for (const Decision& decision : decisions) {
            if (const auto span = place_of(decision)) judge(decision, *span, all);
        }
        std::sort(all.begin(), all.end(), [](const Ruling& a, const Ruling& b) { return a.span.begin < b.span.begin; });
        return all;
    }

  private:
    void finding(const Decision& decision, Severity severity, std::string what, std::string hint) {
        context_.finding(severity, {decision.where, std::move(what), std::move(hint)});
    }

    /// What the model thinks of just this span, or null.
    [[nodiscard]] const Emendation* opinion_on(Span span) const {
        const auto before = [span](const Emendation& emendation) {
            const Span other = emendation.source;
            return other.begin != span.begin ? other.begin < span.begin : other.end < span.end;
        };
        const std::vector<Emendation>& all = restored_.emendations;
        const auto found = std::partition_point(all.begin(), all.end(), before);
        return found == all.end() || found->source != span ? nullptr : &*found;
    }

    [[nodiscard]] bool is_named_place(const Decision& decision) const {
        return decision.begin && *decision.begin < source_.text.size() &&
               std::string_view(source_.text).substr(*decision.begin).starts_with(decision.before) &&
               source_.line_at(*decision.begin) + 1 == decision.line;
    }

    std::optional<Span> place_of(const Decision& decision) {
        if (is_named_place(decision)) {
            return Span{*decision.begin, *decision.begin + static_cast<std::uint32_t>(decision.before.size())};
        }
        std::vector<Span> places;
        if (decision.line <= source_.lines.size()) places = occurrences(source_, decision.line - 1, decision.before);
        if (places.empty()) {
            say_unmatched(decision);
            return std::nullopt;
        }
        if (places.size() > 1) {
            std::vector<Span> changed;
            std::copy_if(places.begin(), places.end(), std::back_inserter(changed),
                         [this](Span place) { return opinion_on(place) != nullptr; });
            if (changed.size() == 1) places = changed;
        }
        if (places.size() == 1) return places.front();
        finding(decision, Severity::warning,
                fmt::format("{} stands {} times on line {} of {}, so the decision changes nothing",
                            shown(decision.before), places.size(), decision.line, source_.name),
                "take the column begin over from restored/review.tsv, or decide correct with more words in before and "
                "correction");
        return std::nullopt;
    }

    void say_unmatched(const Decision& decision) {
        std::string hint = "copy line and before anew from restored/review.tsv, or take the row out";
        std::vector<std::size_t> lines;
        for (std::size_t line = 0; line < source_.lines.size() && lines.size() < 2; ++line) {
            const std::vector<Span> places = occurrences(source_, line, decision.before);
            if (!places.empty() && is_whole(source_.text, places.front())) lines.push_back(line + 1);
        }
        if (lines.size() == 1)
            hint = fmt::format("it stands on line {} now: correct the row, or take it out", lines[0]);
        finding(decision, Severity::warning,
                fmt::format("line {} of {} has no {}, so the decision changes nothing", decision.line, source_.name,
                            shown(decision.before)),
                std::move(hint));
    }

    void judge(const Decision& decision, Span span, std::vector<Ruling>& all) {
        Ruling ruling{&decision, span, decision.before, decision.after};
        const Emendation* opinion = opinion_on(span);
        if (ruling.other.empty()) ruling.other = opinion == nullptr ? decision.before : opinion->after;
        if (decision.verdict == Verdict::correct) ruling.text = decision.correction;
        if (decision.verdict == Verdict::accept) {
            if (decision.after.empty() && opinion == nullptr) {
                finding(decision, Severity::warning,
                        fmt::format("nothing is proposed for {} on line {} of {}, so there is nothing to accept",
                                    shown(decision.before), decision.line, source_.name),
                        "decide correct, with your own words in the column correction");
                return;
            }
            ruling.text = ruling.other;
        }
        const auto earlier =
            std::find_if(all.begin(), all.end(), [span](const Ruling& other) { return other.span.overlaps(span); });
        if (earlier == all.end()) {
            all.push_back(std::move(ruling));
        } else if (earlier->span == span && earlier->text == ruling.text) {
            finding(decision, Severity::note, fmt::format("says the same as line {}", earlier->decision->where.line),
                    "take one of the rows out");
        } else {
            finding(decision, Severity::error,
                    fmt::format("contradicts line {}, which stands", earlier->decision->where.line),
                    "take one of the rows out");
        }
    }

    const Restored& restored_;
    const Source& source_;
    Context& context_;
};

Emendation emendation_of(const Ruling& ruling) {
    const bool is_kept = ruling.text == ruling.decision->before;
    return {.source = ruling.span,
            .restored = {},
            .before = ruling.decision->before,
            .after = is_kept ? ruling.other : ruling.text,
            .rule = std::string(kResearcherRule),
            .probability = 1.0,
            .status = is_kept ? EmendationStatus::kept : EmendationStatus::applied};
}

bool is_ruled(const std::vector<Ruling>& rulings, Span span) {
    const auto next = std::partition_point(rulings.begin(), rulings.end(),
                                           [span](const Ruling& ruling) { return ruling.span.end <= span.begin; });
    return next != rulings.end() && next->span.overlaps(span);
}

}  // namespace

Restored decide(Restored restored, const Source& source, const std::vector<Decision>& decisions, Context& context) {
    const std::vector<Ruling> rulings = Judge(restored, source, context).rulings(decisions);
    if (rulings.empty()) return restored;

    std::vector<Emendation> applied;
    Restored decided = start_from(source.text);
    const auto add = [&](Emendation emendation) {
        const bool is_applied = emendation.status == EmendationStatus::applied;
        (is_applied ? applied : decided.emendations).push_back(std::move(emendation));
    };
    for (Emendation& emendation : restored.emendations) {
        if (!is_ruled(rulings, emendation.source)) add(std::move(emendation));
    }
    for (const Ruling& ruling : rulings) add(emendation_of(ruling));
    std::stable_sort(applied.begin(), applied.end(),
                     [](const Emendation& a, const Emendation& b) { return a.source.begin < b.source.begin; });

    Rewriter pass(source.text);
    for (const Emendation& emendation : applied) {
        pass.copy_to(emendation.source.begin);
        pass.replace(emendation.source.size(), emendation.after, {emendation.rule, emendation.probability});
    }
    apply(decided, source.text, std::move(pass));
    return decided;
}

}  // namespace glane::restoring
