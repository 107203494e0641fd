// glane tokens: every token of running text with lemma, part of speech and place, for other programs.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/reporter.h"
#include "pipeline/base/table.h"
#include "pipeline/model/language.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

struct TokensOptions {
    std::string project = "project.toml";
    bool json = false;
    bool csv = false;
};

constexpr std::array<std::string_view, 11> kColumns = {"document", "interview", "turn", "sentence", "position", "form",
                                                       "lemma",    "pos",       "speaker", "page",   "line"};
/// Printed whenever so much has come together: a table of ten million tokens is never held whole.
constexpr std::size_t kBlockBytes = 1U << 16U;

class TokenPrinter {
  public:
    explicit TokenPrinter(const TokensOptions& options) : options_(options) {
        const Row head(kColumns.begin(), kColumns.end());
        if (options_.json) out_ = "[";
        else out_ = options_.csv ? csv_line(head) : tsv_line(head);
    }

    void print(const Row& row) {
        if (options_.json) {
            out_ += any_ ? ",\n " : "\n ";
            out_ += json_of(row).dump();
        } else {
            out_ += options_.csv ? csv_line(row) : tsv_line(row);
        }
        any_ = true;
        if (out_.size() < kBlockBytes) return;
        print_result(out_);
        out_.clear();
    }
    void finish() {
        if (options_.json) out_ += any_ ? "\n]\n" : "]\n";
        print_result(out_);
    }
    [[nodiscard]] bool any() const { return any_; }

  private:
    static nlohmann::ordered_json json_of(const Row& row) {
        nlohmann::ordered_json token;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool is_number = (i >= 2 && i <= 4) || i >= 9;
            if (is_number) token[std::string(kColumns[i])] = std::stoul(row[i]);
            else token[std::string(kColumns[i])] = row[i];
        }
        return token;
    }

    const TokensOptions& options_;
    std::string out_;
    bool any_ = false;
};

void print_sentence(const CorpusText& text, std::uint32_t number, const Passage& passage, std::uint32_t sentence,
                    TokenPrinter& printer) {
    const Document& document = text.document;
    const Range range = document.sentences[sentence];
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const Token& token = document.tokens[i];
        const SourceRef place = text.ref(token.span, passage);
        printer.print({text.source.name, place.interview, std::to_string(number), std::to_string(sentence + 1),
                       std::to_string(i - range.begin + 1), std::string(document.form(token)),
                       std::string(text.tagged.lemma(i)), std::string(tag_of(text.tagged.tags[i].pos)),
                       passage.speaker, std::to_string(place.page), std::to_string(place.line)});
    }
}

ExitCode tokens(const TokensOptions& options) {
    const Project project = load_project(options.project);
    const Language language = Language::load(lexicon_folder());
    Cache cache(project.work_folder, CacheUse::read_only);
    const Prepared prepared =
        prepare_corpus(project, language, cache, std::max(1U, std::thread::hardware_concurrency()));
    TokenPrinter printer(options);
    for (const CorpusText& text : prepared.corpus) {
        for (std::uint32_t p = 0; p < text.document.passages.size(); ++p) {
            const Passage& passage = text.document.passages[p];
            for (std::uint32_t s = passage.sentences.begin; s < passage.sentences.end; ++s) {
                print_sentence(text, p + 1, passage, s, printer);
            }
        }
    }
    printer.finish();
    return printer.any() ? ExitCode::done : ExitCode::no_match;
}

}  // namespace

void add_tokens(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("tokens", "every token with its lemma, part of speech and place");
    const auto options = std::make_shared<TokensOptions>();
    add_project_option(*verb, options->project);
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON, one object a token");
    verb->add_flag("--csv", options->csv, "print as CSV (default: TSV)")->excludes(json);
    verb->footer(
        "Example:\n  glane tokens --project corpus/demo > tokens.tsv\n\n"
        "Columns: document, interview, turn (number of the passage), sentence (in the document), position (in the\n"
        "sentence), form, lemma, pos (tag of Universal Dependencies), speaker, page, line. Only running text.");
    verb->callback([&action, options] { action = [options] { return tokens(*options); }; });
}

}  // namespace glane
