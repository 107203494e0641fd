// glane restore: damaged text in, restored text out, line breaks kept. A filter for anyone's file.

#include <unistd.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/run/corrections.h"
#include "pipeline/run/emendation_table.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/review_table.h"
#include "pipeline/verbs/verbs.h"
#include "stages/ingest/ingest.h"
#include "stages/restore/parts.h"
#include "stages/restore/restore.h"

namespace glane {
namespace {

struct RestoreOptions {
    std::vector<std::string> files;
    std::string edits;
    std::string review;
    std::string corrections;
    std::string output;
    Ingest::Options ingest;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    bool json = false;
};

/// What happened that the researcher should see; says whether anything must be mended.
ExitCode report(const std::vector<Finding>& findings) {
    ExitCode code = ExitCode::done;
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::error) code = ExitCode::findings;
        if (finding.severity != Severity::note) say(finding);
    }
    return code;
}

std::string name_of(const std::string& file) { return file == "-" ? "standard input" : file; }

/// Where the restored text and its emendations go, part by part; the files appear when all of it is done.
class Results {
  public:
    explicit Results(const RestoreOptions& options) : options_(options) {
        if (!options.edits.empty()) edits_ = publication_.begin(options.edits);
        if (edits_ && !edits_are_json()) publication_.write(*edits_, emendation_header());
        if (!options.review.empty()) review_ = publication_.begin(options.review);
    }

    /// The parts that follow are those of this source.
    void begin(const Source& source) {
        if (options_.output.empty()) return;
        make_folder(options_.output);
        const std::filesystem::path name = std::filesystem::path(source.name).filename();
        if (!taken_.insert(name).second) {
            throw Error({.where = {source.name},
                         .what = fmt::format("two files are called \"{}\"", name.string()),
                         .hint = "restore them one after the other, with another --output each"});
        }
        text_ = publication_.begin(std::filesystem::path(options_.output) / name);
    }

    void add(const Source& source, const Restored& part) {
        if (edits_) {
            publication_.write(*edits_,
                               edits_are_json() ? edits_json_.rows(source, part) : emendation_rows(source, part));
        }
        if (text_) publication_.write(*text_, part.text);
        if (options_.json) print(printed_json_.rows(source, part));
        if (!options_.json && !text_) print(part.text);
    }

    void add_review(std::string_view table) {
        if (review_) publication_.write(*review_, table);
    }

    void finish() {
        if (edits_ && edits_are_json()) publication_.write(*edits_, edits_json_.end());
        publication_.commit();
        if (options_.json) waiting_ += printed_json_.end();
        print_result(waiting_);
    }

  private:
    [[nodiscard]] bool edits_are_json() const { return options_.edits.ends_with(".json"); }

    /// What is printed last waits until the files are complete: of a small text, all of it.
    void print(std::string text) {
        if (!waiting_.empty()) print_result(waiting_);
        waiting_ = std::move(text);
    }

    const RestoreOptions& options_;
    Publication publication_;
    std::optional<std::size_t> edits_, review_, text_;
    EmendationJson edits_json_, printed_json_;
    std::set<std::filesystem::path> taken_;
    std::string waiting_;
};

Source read_source(const std::string& file, const RestoreOptions& options, Context& context) {
    const std::string name = name_of(file);
    const std::string bytes = file == "-" ? read_standard_input() : read_file(file);
    return Ingest::run({name, bytes, name}, options.ingest, context);
}

struct RestoredFile {
    Source source;
    Restored restored;
};

/// What the review list is made of: all files, with all of their emendations, at once.
using Kept = std::deque<RestoredFile>;

/// One file through to its results. Decisions and a review list need the whole of it in memory.
void restore_file(Source source, const RestoreOptions& options, const Lexicon& lexicon,
                  const std::vector<Decision>& decisions, Context& context, Results& results, Kept& kept) {
    results.begin(source);
    if (decisions.empty() && options.review.empty()) {
        RestoreParts parts(source, lexicon, Restore::Options(), context);
        while (const std::optional<Restored> part = parts.next()) results.add(source, *part);
        return;
    }
    Restored restored = Restore::run({source, lexicon, decisions}, Restore::Options(), context);
    results.add(source, restored);
    if (!options.review.empty()) kept.push_back({std::move(source), std::move(restored)});
}

std::string review_of(const Kept& kept, const std::vector<Decision>& decisions) {
    std::vector<std::pair<const Source*, const Restored*>> texts;
    for (const RestoredFile& file : kept) texts.emplace_back(&file.source, &file.restored);
    return review_table(texts, decisions);
}

ExitCode restore(const RestoreOptions& options) {
    if (options.files.empty() && isatty(STDIN_FILENO) == 1) {
        throw Error({.where = {},
                     .what = "nothing to restore",
                     .hint = "name a file, or pipe a text in: glane restore < texte.txt"});
    }
    const Lexicon lexicon = Lexicon::open(lexicon_folder());
    const std::vector<std::string> files = options.files.empty() ? std::vector<std::string>{"-"} : options.files;
    Corrections corrections;
    if (!options.corrections.empty()) {
        corrections = read_corrections(read_file(options.corrections), options.corrections, options.corrections);
    }
    std::vector<std::string> names;
    for (const std::string& file : files) names.push_back(name_of(file));
    const auto decisions =
        decisions_by_text(corrections, names, Severity::warning, "restore that text too, or take the rows out");
    ExitCode code = report(corrections.findings);

    Results results(options);
    Kept kept;
    for (std::size_t i = 0; i < files.size(); ++i) {
        stop_if_interrupted();
        Context context(options.threads, [](std::size_t done, std::size_t total) {
            stop_if_interrupted();
            show_progress("restore", done, total);
        });
        restore_file(read_source(files[i], options, context), options, lexicon, decisions[i], context, results, kept);
        code = std::max(code, report(context.findings()));
    }
    if (!options.review.empty()) results.add_review(review_of(kept, corrections.decisions));
    results.finish();
    return code;
}

}  // namespace

void add_restore(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("restore", "damaged text in, restored text out, line breaks kept");
    const auto options = std::make_shared<RestoreOptions>();
    verb->add_option("files", options->files, "texts to restore, - for standard input (default)");
    verb->add_option("--edits", options->edits, "write every emendation to this file: TSV, or JSON for *.json");
    verb->add_option("--review", options->review, "write the review list to this file, to decide on in a spreadsheet");
    verb->add_option("--corrections", options->corrections,
                     "follow the decisions of this file (a review list, filled in)");
    verb->add_option("--output", options->output, "write the restored texts into this folder, not to standard output");
    verb->add_option("--encoding", options->ingest.encoding, "utf-8, latin1, windows-1252, utf-16le or utf-16be");
    verb->add_option("--threads", options->threads, "threads to use; the result is the same")
        ->check(CLI::Range(1U, 256U));
    verb->add_flag("--json", options->json, "print the emendations as JSON in place of the text");
    verb->footer(
        "Examples:\n  glane restore --edits emendations.tsv < page.txt > page-restauree.txt\n"
        "  glane restore page.txt --review review.tsv > page-restauree.txt\n"
        "  glane restore page.txt --corrections corrections.tsv > page-relue.txt");
    verb->callback([&action, options] { action = [options] { return restore(*options); }; });
}

}  // namespace glane
