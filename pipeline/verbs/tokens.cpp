// glane tokens: the token table, for R, for a recount, for another program.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

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

const Row kColumns = {"document", "interview", "turn",    "sentence", "position", "form",
                      "lemma",    "pos",       "speaker", "page",     "line"};

/// A token as every format shows it; `turn`, `sentence` and `position` number it.
struct TokenRow {
    const CorpusText& text;
    const Passage& passage;
    std::uint32_t turn;
    std::uint32_t sentence;
    std::uint32_t position;
    std::uint32_t token;

    [[nodiscard]] Span span() const { return text.document.tokens[token].span; }
    [[nodiscard]] std::string form() const { return text.document.pieces_text({span()}); }
    [[nodiscard]] std::string_view lemma() const { return text.tagged.lemma(token); }
    [[nodiscard]] std::string_view pos() const { return tag_of(text.tagged.tags[token].pos); }
};

Row fields_of(const TokenRow& row) {
    const SourceRef ref = row.text.ref(row.span(), row.passage);
    return {row.text.source.name,         ref.interview,
            std::to_string(row.turn),     std::to_string(row.sentence),
            std::to_string(row.position), row.form(),
            std::string(row.lemma()),     std::string(row.pos()),
            row.passage.speaker,          std::to_string(ref.page),
            std::to_string(ref.line)};
}

std::string json_of(const TokenRow& row) {
    const SourceRef ref = row.text.ref(row.span(), row.passage);
    const nlohmann::ordered_json object = {{"document", row.text.source.name},
                                           {"interview", ref.interview},
                                           {"turn", row.turn},
                                           {"sentence", row.sentence},
                                           {"position", row.position},
                                           {"form", row.form()},
                                           {"lemma", row.lemma()},
                                           {"pos", row.pos()},
                                           {"speaker", row.passage.speaker},
                                           {"page", ref.page},
                                           {"line", ref.line}};
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// Prints passage by passage: a large corpus is never held as text.
class TokenWriter {
  public:
    explicit TokenWriter(const TokensOptions& options) : options_(options) {
        if (options_.json) {
            print_result("[");
        } else {
            print_result(options_.csv ? csv_line(kColumns) : tsv_line(kColumns));
        }
    }

    void write(const CorpusText& text) {
        const Document& document = text.document;
        for (std::uint32_t p = 0; p < document.passages.size(); ++p) {
            const Range sentences = document.passages[p].sentences;
            std::string lines;
            std::uint32_t position = 0;
            for (std::uint32_t s = sentences.begin; s < sentences.end; ++s) {
                for (std::uint32_t t = document.sentences[s].begin; t < document.sentences[s].end; ++t) {
                    lines += line_of({text, document.passages[p], p, s - sentences.begin + 1, ++position, t});
                }
            }
            if (!lines.empty()) print_result(lines);
        }
    }

    void finish() const {
        if (options_.json) print_result("\n]\n");
    }

  private:
    std::string line_of(const TokenRow& row) {
        if (!options_.json) return options_.csv ? csv_line(fields_of(row)) : tsv_line(fields_of(row));
        return (std::exchange(is_first_, false) ? "\n" : ",\n") + json_of(row);
    }

    const TokensOptions& options_;
    bool is_first_ = true;
};

ExitCode tokens(const TokensOptions& options) {
    const Project project = load_project(options.project);
    Cache cache(project.work_folder, CacheUse::read_only);
    const Language language = Language::load(lexicon_folder());
    const Prepared prepared =
        prepare_corpus(project, language, cache, std::max(1U, std::thread::hardware_concurrency()));
    TokenWriter writer(options);
    for (const CorpusText& text : prepared.corpus) writer.write(text);
    writer.finish();
    return ExitCode::done;
}

}  // namespace

void add_tokens(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("tokens", "the token table: form, lemma, part of speech, place");
    const auto options = std::make_shared<TokensOptions>();
    add_project_option(*verb, options->project);
    CLI::Option* json = verb->add_flag("--json", options->json, "JSON");
    verb->add_flag("--csv", options->csv, "CSV (default: TSV)")->excludes(json);
    verb->footer(
        "`turn` counts the passages of a document from 0, `position` the tokens of a passage from 1; parts of speech\n"
        "are the tags of Universal Dependencies.\n"
        "Example:\n  glane tokens --project corpus/demo > tokens.tsv");
    verb->callback([&action, options] { action = [options] { return tokens(*options); }; });
}

}  // namespace glane
