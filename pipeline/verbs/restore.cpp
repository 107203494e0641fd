// glane restore: damaged text in, restored text out, line breaks kept. A filter for anyone's file.

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
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

struct RestoredFile {
    Source source;
    Restored restored;
};

using Texts = std::vector<std::pair<const Source*, const Restored*>>;

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

RestoredFile restore_file(const std::string& file, const RestoreOptions& options, const Lexicon& lexicon,
                          const std::vector<Decision>& decisions, ExitCode& code) {
    const std::string name = name_of(file);
    const std::string bytes = file == "-" ? read_standard_input() : read_file(file);
    Context context(options.threads, [&](std::size_t done, std::size_t total) {
        stop_if_interrupted();
        show_progress("restore", done, total);
    });
    RestoredFile result;
    result.source = Ingest::run({name, bytes, name}, options.ingest, context);
    result.restored = Restore::run({result.source, lexicon, decisions}, Restore::Options(), context);
    code = std::max(code, report(context.findings()));
    return result;
}

Texts texts_of(const std::vector<RestoredFile>& files) {
    Texts texts;
    for (const RestoredFile& file : files) texts.emplace_back(&file.source, &file.restored);
    return texts;
}

std::string json_of(const std::vector<RestoredFile>& files) { return emendation_json(texts_of(files)); }

std::string tsv_of(const std::vector<RestoredFile>& files) {
    std::string table = emendation_header();
    for (const RestoredFile& file : files) table += emendation_rows(file.source, file.restored);
    return table;
}

/// The restored texts under their own names in one folder.
void add_texts(Publication& publication, const std::filesystem::path& folder, const std::vector<RestoredFile>& files) {
    make_folder(folder);
    std::set<std::filesystem::path> taken;
    for (const RestoredFile& file : files) {
        const std::filesystem::path name = std::filesystem::path(file.source.name).filename();
        if (!taken.insert(name).second) {
            throw Error({.where = {file.source.name},
                         .what = fmt::format("two files are called \"{}\"", name.string()),
                         .hint = "restore them one after the other, with another --output each"});
        }
        publication.add(folder / name, file.restored.text);
    }
}

/// What goes into files, all of it or nothing.
void publish(const RestoreOptions& options, const std::vector<RestoredFile>& restored, const Corrections& corrections) {
    Publication publication;
    if (!options.edits.empty()) {
        publication.add(options.edits, options.edits.ends_with(".json") ? json_of(restored) : tsv_of(restored));
    }
    if (!options.review.empty()) {
        publication.add(options.review, review_table(texts_of(restored), corrections.decisions));
    }
    if (!options.output.empty()) add_texts(publication, options.output, restored);
    publication.commit();
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

    std::vector<RestoredFile> restored;
    for (std::size_t i = 0; i < files.size(); ++i) {
        stop_if_interrupted();
        restored.push_back(restore_file(files[i], options, lexicon, decisions[i], code));
    }
    publish(options, restored, corrections);
    if (options.json) {
        print_result(json_of(restored));
    } else if (options.output.empty()) {
        for (const RestoredFile& file : restored) print_result(file.restored.text);
    }
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
