#include "stages/cooccurrence/programs.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/base/choice.h"
#include "pipeline/base/error.h"

namespace glane::cooccurrence {
namespace {

constexpr std::array<Program, 4> kPrograms{{
    {"glane", Positions::words, NodeCells::none, false, "log_likelihood_signed", "de glane"},
    {"cwb", Positions::tokens, NodeCells::as_any, true, "log_likelihood_signed", "de CWB (collocations de CQPweb)"},
    {"quanteda", Positions::words_and_numbers, NodeCells::none, false, "chi_squared_yates_signed",
     "de quanteda (tokens_select et tokens_remove avec window, puis textstat_keyness)"},
    {"txm", Positions::tokens, NodeCells::elsewhere, false, "specificity_score_lafon_log10",
     "de TXM (commande Cooccurrences)"},
}};

[[noreturn]] void refuse(const Cooccur::Options& options, const std::string& what, const std::string& hint) {
    throw Error({.where = {}, .what = fmt::format("convention \"{}\" {}", options.convention, what), .hint = hint});
}

}  // namespace

const Program& program_named(const std::string& name) {
    check_choice("convention", name, {"glane", "cwb", "quanteda", "txm"});
    return *std::find_if(kPrograms.begin(), kPrograms.end(),
                         [&](const Program& program) { return program.name == name; });
}

void check_program(const Cooccur::Options& options) {
    const Program& program = program_named(options.convention);
    if (program.name == "glane") return;
    if (options.unit == "expression" || options.unit == "both") {
        refuse(options, fmt::format("has no unit \"{}\": it counts single words", options.unit),
               "take unit \"lemma\" or \"form\"");
    }
    if (options.span == "answers") {
        refuse(options, "has no span \"answers\": it counts what stands around the node",
               "take span \"window\", or leave the convention out");
    }
    if (program.each_window && options.span != "window") {
        refuse(options, fmt::format("has no span \"{}\": it counts windows of words", options.span),
               "take span \"window\", with left and right; or convention \"txm\"");
    }
}

}  // namespace glane::cooccurrence
