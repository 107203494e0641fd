#include "stages/restore/parts.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/base/parallel.h"
#include "pipeline/model/unicode.h"
#include "stages/restore/habits.h"
#include "stages/restore/marks.h"
#include "stages/restore/normalise.h"
#include "stages/restore/reader.h"

namespace glane {
namespace {

constexpr std::uint32_t kStretch = 1 << 20;  // bytes that one reader reads in a row

constexpr std::size_t kMostTypes = 60'000;  // that the readers remember, all of them together

constexpr double kLikeliest = 0.5;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string without(std::string text, std::string_view signs) {
    std::erase_if(text, [&](char c) { return signs.find(c) != signs.npos; });
    return text;
}

/// A short name of what a change is, for tables and for counting.
std::string_view rule_of(std::string_view before, std::string_view after) {
    const std::string was = folded(before);
    const std::string is = folded(after);
    if (was == is) return "accent";
    if (without(was, "-\n\r \t") == without(is, "-\n\r \t")) {
        if (before.find('\n') != before.npos) return "line end";
        return after.find(' ') != after.npos ? "split" : "join";
    }
    if (without(was, "'") == without(is, "'")) return "apostrophe";
    if (is.starts_with("l'") && was.find('\'') != was.npos) return "elision";
    return "letters";
}

/// Ends of the stretches of the text: at a blank, and never inside a code point.
std::vector<std::uint32_t> ends_of_stretches(std::string_view text) {
    std::vector<std::uint32_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min<std::size_t>(at + kStretch, text.size());
        const std::size_t newline = text.find('\n', end);
        if (newline != text.npos && newline < end + kStretch / 8) {
            end = newline + 1;
        } else if (newline == text.npos && text.size() < end + kStretch / 8) {
            end = text.size();
        } else {
            const std::size_t latest = std::min<std::size_t>(end + kStretch / 8, text.size());
            while (end < latest && !is_blank(text[end])) ++end;
            while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
        }
        ends.push_back(static_cast<std::uint32_t>(end));
        at = end;
    }
    return ends;
}

void write(Rewriter& pass, const restoring::Finding& finding, std::string_view text, const Restore::Options& options) {
    const double needed = finding.was_word ? options.apply_word_above : options.apply_above;
    const Reason reason{rule_of(finding.span.of(text), finding.after), finding.probability};
    // Surely damaged, and this the likeliest of what it may have been.
    if (finding.chosen && 1 - finding.unchanged >= needed && finding.probability >= kLikeliest) {
        pass.copy_to(finding.span.begin);
        pass.replace(finding.span.size(), finding.after, reason);
    } else if (finding.probability >= options.propose_above / 2) {
        pass.copy_to(finding.span.begin);
        pass.consider(
            finding.span.size(), finding.after, reason,
            finding.probability >= options.propose_above ? EmendationStatus::proposed : EmendationStatus::kept);
    }
}

/// The pages that lie in the part, from its beginning on. Of a page that goes beyond it nothing is known: where
/// a page is larger than a part, none was found.
std::vector<Span> pages_in(const Source& source, Span part) {
    std::vector<Span> pages;
    for (std::size_t page = source.page_at(part.begin); page < source.pages.size(); ++page) {
        const Span span = source.pages[page].span;
        if (span.begin >= part.end) break;
        if (part.contains(span)) pages.push_back({span.begin - part.begin, span.end - part.begin});
    }
    return pages;
}

/// From places in a part to places in the whole.
void move(Restored& part, std::uint32_t source, std::uint32_t restored) {
    const auto moved = [](Span span, std::uint32_t by) { return Span{span.begin + by, span.end + by}; };
    std::vector<Edit> edits = part.map.edits();
    for (Edit& edit : edits) edit = {moved(edit.source, source), moved(edit.target, restored)};
    part.map = OffsetMap(std::move(edits));
    for (Emendation& emendation : part.emendations) {
        emendation.source = moved(emendation.source, source);
        emendation.restored = moved(emendation.restored, restored);
    }
}

}  // namespace

class RestoreParts::Work {
  public:
    Work(const Source& source, const Lexicon& lexicon, const Restore::Options& options, Context& context)
        : source_(source),
          lexicon_(lexicon),
          options_(options),
          context_(context),
          ends_(restoring::ends_of_parts(source, usual_size)) {}

    std::optional<Restored> next() {
        if (done_ == ends_.size()) return std::nullopt;
        const Span span{done_ == 0 ? 0 : ends_[done_ - 1], ends_[done_]};
        ++done_;
        const std::string_view source = span.of(source_.text);
        Restored part = start_from(source);
        apply(part, source, restoring::restore_note_calls(part.text, pages_in(source_, span)));
        apply(part, source, restoring::restore_bullets(part.text, lexicon_));
        apply(part, source, restoring::compose(part.text));
        apply(part, source, restoring::undo_typography(part.text));
        if (readers_.empty()) learn(part.text);
        apply(part, source, read_in_context(part.text, span));
        const auto size = static_cast<std::uint32_t>(part.text.size());
        if (span.begin > 0) move(part, span.begin, restored_);
        restored_ += size;
        return part;
    }

  private:
    /// What the first part teaches, and the readers that go by it: one a thread, with what it remembers.
    void learn(std::string_view text) {
        habits_ = restoring::learn_habits(text, lexicon_);
        channel_.emplace(lexicon_, habits_.survival, habits_.costs);
        const std::size_t threads = std::max(1U, context_.threads());
        const restoring::SearchSettings settings{options_.accent_capitals, habits_.apostrophe, kMostTypes / threads};
        for (std::size_t i = 0; i < threads; ++i)
            readers_.push_back(std::make_unique<restoring::Reader>(lexicon_, *channel_, habits_.words, settings));
    }

    /// One part through the lattice, in stretches that do not depend on the number of threads.
    Rewriter read_in_context(std::string_view text, Span part) {
        Rewriter pass(text);
        const std::vector<std::uint32_t> ends = ends_of_stretches(text);
        for (std::size_t first = 0; first < ends.size(); first += readers_.size()) {
            std::vector<std::vector<restoring::Finding>> found(std::min(readers_.size(), ends.size() - first));
            for_each_index(found.size(), context_.threads(), [&](std::size_t i) {
                std::uint32_t at = first + i == 0 ? 0 : ends[first + i - 1];
                const std::string_view stretch = text.substr(0, ends[first + i]);
                while (at < stretch.size()) {
                    for (restoring::Finding& finding : readers_[i]->sentence(stretch, at))
                        found[i].push_back(std::move(finding));
                }
            });
            for (const std::vector<restoring::Finding>& stretch : found) {
                for (const restoring::Finding& finding : stretch) write(pass, finding, text, options_);
            }
            const std::size_t done = first + found.size() == ends.size() ? part.end : part.begin + ends[first];
            context_.progress(std::min<std::size_t>(done, part.end), source_.text.size());
        }
        return pass;
    }

    const Source& source_;
    const Lexicon& lexicon_;
    const Restore::Options options_;
    Context& context_;
    const std::vector<std::uint32_t> ends_;
    std::size_t done_ = 0;        // parts
    std::uint32_t restored_ = 0;  // bytes
    restoring::Habits habits_;
    std::optional<restoring::Channel> channel_;
    std::vector<std::unique_ptr<restoring::Reader>> readers_;
};

RestoreParts::RestoreParts(const Source& source, const Lexicon& lexicon, const Restore::Options& options,
                           Context& context)
    : work_(std::make_unique<Work>(source, lexicon, options, context)) {}
RestoreParts::~RestoreParts() = default;

std::optional<Restored> RestoreParts::next() { return work_->next(); }

}  // namespace glane
