// glane tokens: the token table, for R, for a recount, for another program.

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
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

const Row kColumns = {"document", "interview", "turn",    "sentence", "position", "form",
                      "lemma",    "pos",       "speaker", "page",     "line"};

/// Prints rows as they come: a large corpus is never held as text.
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
            const Passage& passage = document.passages[p];
            std::uint32_t position = 0;
            for (std::uint32_t s = passage.sentences.begin; s < passage.sentences.end; ++s) {
                for (std::uint32_t t = document.sentences[s].begin; t < document.sentences[s].end; ++t) {
                    write(row(text, passage, {p, s - passage.sentences.begin + 1, ++position}, t));
                }
            }
        }
    }

    void finish() const {
        if (options_.json) print_result("\n]\n");
    }

  private:
    struct Place {
        std::uint32_t passage;
        std::uint32_t sentence;
        std::uint32_t position;
    };

    static Row row(const CorpusText& text, const Passage& passage, const Place& place, std::uint32_t token) {
        const Document& document = text.document;
        const Span span = document.tokens[token].span;
        const SourceRef ref = text.ref(span, passage);
        return {text.source.name,
                ref.interview,
                std::to_string(place.passage),
                std::to_string(place.sentence),
                std::to_string(place.position),
                document.pieces_text({span}),
                std::string(text.tagged.lemma(token)),
                std::string(tag_of(text.tagged.tags[token].pos)),
                passage.speaker,
                std::to_string(ref.page),
                std::to_string(ref.line)};
    }

    void write(const Row& row) {
        if (!options_.json) {
            print_result(options_.csv ? csv_line(row) : tsv_line(row));
            return;
        }
        nlohmann::ordered_json object;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string& name = kColumns[i];
            const bool is_number =
                name == "turn" || name == "sentence" || name == "position" || name == "page" || name == "line";
            if (is_number) {
                object[name] = std::stoul(row[i]);
            } else {
                object[name] = row[i];
            }
        }
        print_result((is_first_ ? "\n" : ",\n") +
                     object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        is_first_ = false;
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
