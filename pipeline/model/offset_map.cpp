#include "pipeline/model/offset_map.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace glane {
namespace {

/// Maps from the side `From` of every edit to its side `To`.
template <Span Edit::*From, Span Edit::*To>
Span map_span(const std::vector<Edit>& edits, Span span) {
    Span mapped = span;
    const auto shift = [](const Edit& edit) { return (edit.*To).end - (edit.*From).end; };

    // The first edit that does not lie wholly before the beginning.
    const auto first = std::partition_point(edits.begin(), edits.end(),
                                            [&](const Edit& edit) { return (edit.*From).end <= span.begin; });
    if (first != edits.end() && (*first.*From).begin <= span.begin) {
        mapped.begin = (*first.*To).begin;
    } else if (first != edits.begin()) {
        mapped.begin += shift(*(first - 1));
    }
    if (span.empty()) {
        const bool inside = first != edits.end() && (*first.*From).begin < span.begin;
        mapped.end = inside ? (*first.*To).end : mapped.begin;
        return mapped;
    }
    // The first edit that begins at the end or behind it; the one before may hold the last byte.
    const auto last = std::partition_point(edits.begin(), edits.end(),
                                           [&](const Edit& edit) { return (edit.*From).begin < span.end; });
    if (last != edits.begin()) {
        const Edit& before = *(last - 1);
        mapped.end = (before.*From).end >= span.end ? (before.*To).end : span.end + shift(before);
    }
    return mapped;
}

/// An edit over two passes and how many edits of each it is made of.
struct ComposedEdit {
    Edit edit;
    std::size_t of_first = 0;
    std::size_t of_second = 0;
};

/// Merges the edits of two passes, which meet in the middle text, into edits over both.
class Composer {
  public:
    Composer(const std::vector<Edit>& first, const std::vector<Edit>& second) : first_(first), second_(second) {}

    std::vector<ComposedEdit> edits() {
        std::vector<ComposedEdit> all;
        while (i_ < first_.size() || j_ < second_.size()) {
            const std::uint32_t source_shift = shift_in_;
            const std::uint32_t target_shift = shift_out_;
            const std::size_t i = i_;
            const std::size_t j = j_;
            Span middle = take_next();
            while (touches(middle)) middle = joined(middle, take_next());
            // Unsigned arithmetic wraps; the sums themselves are never negative.
            all.push_back({{{middle.begin + source_shift, middle.end + shift_in_},
                            {middle.begin + target_shift, middle.end + shift_out_}},
                           i_ - i,
                           j_ - j});
        }
        return all;
    }

  private:
    [[nodiscard]] bool first_is_next() const {
        if (i_ == first_.size()) return false;
        if (j_ == second_.size()) return true;
        const Span a = first_[i_].target;
        const Span b = second_[j_].source;
        return a.begin != b.begin ? a.begin < b.begin : a.end <= b.end;
    }

    Span take_next() {
        if (first_is_next()) {
            const Edit& edit = first_[i_++];
            shift_in_ = edit.source.end - edit.target.end;
            return edit.target;
        }
        const Edit& edit = second_[j_++];
        shift_out_ = edit.target.end - edit.source.end;
        return edit.source;
    }

    [[nodiscard]] bool touches(Span group) const {
        if (i_ == first_.size() && j_ == second_.size()) return false;
        const Span next = first_is_next() ? first_[i_].target : second_[j_].source;
        return next.begin < group.end || (group.empty() && next.empty() && next.begin == group.begin);
    }

    const std::vector<Edit>& first_;
    const std::vector<Edit>& second_;
    std::size_t i_ = 0;
    std::size_t j_ = 0;
    std::uint32_t shift_in_ = 0;   // source minus middle, behind the edits taken
    std::uint32_t shift_out_ = 0;  // target minus middle, behind the edits taken
};

/// Joins what several passes said of one place.
void merge_reason(Emendation& into, const Emendation& from) {
    if (into.rule.empty()) {
        into.rule = from.rule;
    } else if (("+" + into.rule + "+").find("+" + from.rule + "+") == std::string::npos) {
        into.rule += "+" + from.rule;
    }
    into.probability *= from.probability;
}

}  // namespace

Span OffsetMap::to_source(Span target) const { return map_span<&Edit::target, &Edit::source>(edits_, target); }
Span OffsetMap::to_target(Span source) const { return map_span<&Edit::source, &Edit::target>(edits_, source); }

OffsetMap OffsetMap::then(const OffsetMap& next) const {
    std::vector<Edit> edits;
    for (const ComposedEdit& composed : Composer(edits_, next.edits_).edits()) edits.push_back(composed.edit);
    return OffsetMap(std::move(edits));
}

void Rewriter::copy(std::uint32_t bytes) {
    assert(at_ + bytes <= text_.size());
    out_ += text_.substr(at_, bytes);
    at_ += bytes;
}

void Rewriter::replace(std::uint32_t bytes, std::string_view after, Reason reason) {
    const std::string_view before = text_.substr(at_, bytes);
    if (before == after) {
        copy(bytes);
        return;
    }
    const auto out = static_cast<std::uint32_t>(out_.size());
    const Edit edit{{at_, at_ + bytes}, {out, out + static_cast<std::uint32_t>(after.size())}};
    edits_.push_back(edit);
    emendations_.push_back({edit.source,
                            edit.target,
                            std::string(before),
                            std::string(after),
                            std::string(reason.rule),
                            reason.probability,
                            EmendationStatus::applied});
    out_ += after;
    at_ += bytes;
}

void Rewriter::consider(std::uint32_t bytes, std::string_view after, Reason reason, EmendationStatus status) {
    const auto out = static_cast<std::uint32_t>(out_.size());
    emendations_.push_back({{at_, at_ + bytes},
                            {out, out + bytes},
                            std::string(text_.substr(at_, bytes)),
                            std::string(after),
                            std::string(reason.rule),
                            reason.probability,
                            status});
    copy(bytes);
}

Rewriter::Result Rewriter::finish() && {
    copy(static_cast<std::uint32_t>(text_.size()) - at_);
    return {std::move(out_), OffsetMap(std::move(edits_)), std::move(emendations_)};
}

Restored start_from(std::string_view source) { return {std::string(source), {}, {}}; }

void apply(Restored& restored, std::string_view source, Rewriter pass) {
    Rewriter::Result next = std::move(pass).finish();

    // Applied emendations run parallel to the edits of their pass; the others are carried along.
    std::vector<Emendation> considered;
    const auto split = [&](std::vector<Emendation>& all, const OffsetMap& to_source) {
        std::vector<Emendation> applied;
        for (Emendation& part : all) {
            const bool is_applied = part.status == EmendationStatus::applied;
            if (!is_applied) part.source = to_source.to_source(part.source);
            (is_applied ? applied : considered).push_back(std::move(part));
        }
        return applied;
    };
    const std::vector<Emendation> first = split(restored.emendations, OffsetMap());
    const std::vector<Emendation> second = split(next.emendations, restored.map);

    std::vector<Edit> edits;
    std::vector<Emendation> log;
    auto from_first = first.begin();
    auto from_second = second.begin();
    for (const ComposedEdit& composed : Composer(restored.map.edits(), next.map.edits()).edits()) {
        const Edit& edit = composed.edit;
        edits.push_back(edit);
        Emendation& entry = log.emplace_back(Emendation{.source = edit.source,
                                                        .restored = edit.target,
                                                        .before = std::string(edit.source.of(source)),
                                                        .after = std::string(edit.target.of(next.text)),
                                                        .rule = {}});
        for (std::size_t i = 0; i < composed.of_first; ++i) merge_reason(entry, *from_first++);
        for (std::size_t j = 0; j < composed.of_second; ++j) merge_reason(entry, *from_second++);
    }
    OffsetMap whole(std::move(edits));
    for (Emendation& part : considered) {
        part.restored = whole.to_target(part.source);
        part.before = std::string(part.source.of(source));
        log.push_back(std::move(part));
    }
    std::stable_sort(log.begin(), log.end(), [](const Emendation& a, const Emendation& b) {
        return a.source.begin != b.source.begin ? a.source.begin < b.source.begin : a.source.end < b.source.end;
    });
    restored = {std::move(next.text), std::move(whole), std::move(log)};
}

std::string undo(std::string_view restored, const std::vector<Emendation>& emendations) {
    std::string source;
    std::uint32_t at = 0;
    for (const Emendation& emendation : emendations) {
        if (emendation.status != EmendationStatus::applied) continue;
        source += restored.substr(at, emendation.restored.begin - at);
        source += emendation.before;
        at = emendation.restored.end;
    }
    source += restored.substr(at);
    return source;
}

}  // namespace glane
