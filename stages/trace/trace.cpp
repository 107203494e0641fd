#include "stages/trace/trace.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/base/parallel.h"
#include "stages/trace/tracer.h"

namespace glane {
namespace {

// Quotations looked up with one ballot; progress is told in between.
constexpr std::size_t kBatch = 32;

Where where_of(const std::string& where) {
    if (where == "all") return Where::all;
    if (where == "interviews") return Where::interviews;
    throw Error({.where = {},
                 .what = fmt::format("unknown part of the corpus \"{}\"", where),
                 .hint = "where is all or interviews"});
}

}  // namespace

Trace::Output Trace::run(const Input& input, const Options& options, Context& context) {
    Output attestations(input.quotes.size());
    if (input.quotes.empty()) return attestations;
    const WordStream stream(input.corpus, input.language, where_of(options.where));
    const Tracer tracer(stream, options);
    const std::size_t batches = (input.quotes.size() + kBatch - 1) / kBatch;
    // One round of batches at a time: the context is told of progress, and of Ctrl-C, by this thread alone.
    const std::size_t round = std::max(1U, context.threads());
    for (std::size_t first = 0; first < batches; first += round) {
        context.progress(first * kBatch, input.quotes.size());
        for_each_index(std::min(round, batches - first), context.threads(), [&](std::size_t batch) {
            Ballot ballot(stream);
            const std::size_t begin = (first + batch) * kBatch;
            const std::size_t end = std::min(begin + kBatch, input.quotes.size());
            for (std::size_t i = begin; i < end; ++i) attestations[i] = tracer.attestation(input.quotes[i], ballot);
        });
    }
    context.progress(input.quotes.size(), input.quotes.size());
    return attestations;
}

}  // namespace glane
