#include "stages/restore/restore.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/base/parallel.h"
#include "pipeline/model/unicode.h"
#include "stages/restore/decisions.h"
#include "stages/restore/habits.h"
#include "stages/restore/normalise.h"
#include "stages/restore/reader.h"

namespace glane {
namespace {

using restoring::Finding;

constexpr std::uint32_t kPart = 1 << 20;  // bytes that one reader reads in a row

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

/// Ends of the parts of the text: at a blank, and never inside a code point.
std::vector<std::uint32_t> parts_of(std::string_view text) {
    std::vector<std::uint32_t> ends;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min<std::size_t>(at + kPart, text.size());
        const std::size_t newline = text.find('\n', end);
        if (newline != text.npos && newline < end + kPart / 8) {
            end = newline + 1;
        } else if (newline == text.npos && text.size() < end + kPart / 8) {
            end = text.size();
        } else {
            const std::size_t latest = std::min<std::size_t>(end + kPart / 8, text.size());
            while (end < latest && !is_blank(text[end])) ++end;
            while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
        }
        ends.push_back(static_cast<std::uint32_t>(end));
        at = end;
    }
    return ends;
}

void write(Rewriter& pass, const Finding& finding, std::string_view text, const Restore::Options& options) {
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

/// The whole text through the lattice, in parts that do not depend on the number of threads.
Rewriter read_in_context(std::string_view text, const Lexicon& lexicon, const Restore::Options& options,
                         Context& context) {
    Rewriter pass(text);
    const restoring::Habits habits = restoring::learn_habits(text, lexicon);
    const restoring::Channel channel(lexicon, habits.survival);
    const std::vector<std::uint32_t> ends = parts_of(text);
    const std::size_t batch = std::max(1U, context.threads());
    for (std::size_t first = 0; first < ends.size(); first += batch) {
        std::vector<std::vector<Finding>> found(std::min(batch, ends.size() - first));
        for_each_index(found.size(), context.threads(), [&](std::size_t i) {
            restoring::Reader reader(lexicon, channel, habits.words, {options.accent_capitals, habits.apostrophe});
            std::uint32_t at = first + i == 0 ? 0 : ends[first + i - 1];
            const std::string_view part = text.substr(0, ends[first + i]);
            while (at < part.size()) {
                for (Finding& finding : reader.sentence(part, at)) found[i].push_back(std::move(finding));
            }
        });
        for (const std::vector<Finding>& part : found) {
            for (const Finding& finding : part) write(pass, finding, text, options);
        }
        context.progress(ends[std::min(first + batch, ends.size()) - 1], text.size());
    }
    return pass;
}

}  // namespace

Restored Restore::run(const Input& input, const Options& options, Context& context) {
    const std::string_view source = input.source.text;
    Restored restored = start_from(source);
    apply(restored, source, restoring::compose(restored.text));
    apply(restored, source, restoring::undo_typography(restored.text));
    apply(restored, source, read_in_context(restored.text, input.lexicon, options, context));
    return restoring::decide(std::move(restored), input.source, input.decisions, context);
}

}  // namespace glane
