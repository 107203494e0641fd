// glane trace: where in the corpus each line of a file comes from, and how faithful it is.

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/plan.h"
#include "pipeline/run/watched.h"
#include "pipeline/verbs/verbs.h"
#include "stages/trace/cloud_tables.h"
#include "stages/trace/tables.h"
#include "stages/trace/trace.h"

namespace glane {
namespace {

// A line is aligned word by word with what it is compared to; nobody quotes more than this.
constexpr std::size_t kLongestQuote = 10000;

struct TraceVerb {
    std::string file;
    std::string project = "project.toml";
    std::string in;
    Trace::Options trace;
    Ingest::Options ingest;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    bool quotations = false;
    bool printed_cloud = false;
    bool json = false;
    bool csv = false;
};

Source read_text(const std::string& file, const Ingest::Options& options) {
    Context context;
    const std::string name = file == "-" ? "standard input" : file;
    return Ingest::run({name, file == "-" ? read_standard_input() : read_file(file), name}, options, context);
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos; }

/// The lines that hold something; what is longer than any quotation is cut, which is said.
std::vector<std::string> read_quotes(const std::string& file, const Ingest::Options& options) {
    const Source source = read_text(file, options);
    std::vector<std::string> quotes;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        std::string_view line = source.lines[i].of(source.text);
        if (is_blank(line)) continue;
        while (!line.empty() && is_blank(line.substr(0, 1))) line.remove_prefix(1);
        while (!line.empty() && is_blank(line.substr(line.size() - 1))) line.remove_suffix(1);
        if (line.size() > kLongestQuote) {
            say(Finding{Severity::warning,
                        {.where = {source.name, i + 1, 0},
                         .what = fmt::format("a line of {} kB: only its first {} kB are looked up", line.size() / 1000,
                                             kLongestQuote / 1000),
                         .hint = "write one quotation a line"}});
            std::size_t end = kLongestQuote;
            while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
            line = line.substr(0, end);
        }
        quotes.emplace_back(line);
    }
    if (quotes.empty()) {
        throw Error(
            {.where = {source.name}, .what = "there is no quotation in it", .hint = "write one quotation a line"});
    }
    return quotes;
}

/// A text as it is: its paragraphs, between blank lines, are all the structure it has.
CorpusText plain_text(const std::string& file, const Language& language) {
    CorpusText text;
    text.source = read_text(file, {});
    text.restored = start_from(text.source.text);
    Document& document = text.document;
    document.name = text.source.name;
    document.text = text.source.text;
    Span paragraph;
    const auto end_paragraph = [&] {
        if (paragraph.empty()) return;
        Passage passage;
        passage.pieces = {paragraph};
        passage.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
        for (const Token& token : tokenize(document.text, paragraph, language)) document.tokens.push_back(token);
        passage.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
        document.passages.push_back(std::move(passage));
        paragraph = {};
    };
    for (const Span line : text.source.lines) {
        if (is_blank(line.of(document.text)))
            end_paragraph();
        else
            paragraph = paragraph.empty() ? line : joined(paragraph, line);
    }
    end_paragraph();
    return text;
}

bool any_found(const std::vector<Attestation>& found) {
    return std::any_of(found.begin(), found.end(),
                       [](const Attestation& attestation) { return attestation.verdict != Fidelity::not_found; });
}

void print_attestations(const TraceVerb& verb, const std::vector<Attestation>& found) {
    if (verb.json)
        print_result(attestations_json(found));
    else
        print_result(verb.csv ? attestations_csv(found) : attestations_text(found));
}

/// What the reports of the project quote, or the clouds that they print.
ExitCode trace_reports(const TraceVerb& verb, const Language& language) {
    const Project project = load_project(verb.project);
    Cache cache(project.work_folder, CacheUse::read_only);
    const Prepared prepared = prepare_corpus(project, language, cache, verb.threads);
    if (verb.printed_cloud) {
        const std::vector<PrintedCloud> clouds = read_printed_clouds(project, language, prepared, cache).value;
        if (verb.json)
            print_result(printed_cloud_json(clouds));
        else if (verb.csv)
            print_result(printed_cloud_csv(clouds));
        else if (clouds.empty())
            say("aucun nuage imprimé dont les mots viennent des entretiens");
        else
            print_result(printed_cloud_text(clouds));
        return clouds.empty() ? ExitCode::no_match : ExitCode::done;
    }
    const auto found = trace_quotations(project, language, prepared, cache, verb.threads).value;
    if (verb.csv)
        print_result(quotations_csv(prepared.corpus, found));
    else
        print_attestations(verb, found);
    return any_found(found) ? ExitCode::done : ExitCode::no_match;
}

ExitCode trace_lines(const TraceVerb& verb, const Language& language) {
    if (verb.file.empty() && isatty(STDIN_FILENO) == 1) {
        throw Error({.where = {},
                     .what = "nothing to trace",
                     .hint = "name a file of quotations, one a line, or pipe them in: glane trace < citations.txt"});
    }
    const std::vector<std::string> quotes = read_quotes(verb.file.empty() ? "-" : verb.file, verb.ingest);
    Corpus corpus;
    if (verb.in.empty()) {
        const Project project = load_project(verb.project);
        Cache cache(project.work_folder, CacheUse::read_only);
        corpus = prepare_corpus(project, language, cache, verb.threads).corpus;
    } else {
        corpus.push_back(plain_text(verb.in, language));
    }
    Context context = watched("trace", verb.threads);
    const std::vector<Attestation> found = Trace::run({corpus, language, quotes}, verb.trace, context);
    print_attestations(verb, found);
    return any_found(found) ? ExitCode::done : ExitCode::no_match;
}

ExitCode trace(const TraceVerb& verb) {
    const Language language = Language::load(lexicon_folder());
    return verb.quotations || verb.printed_cloud ? trace_reports(verb, language) : trace_lines(verb, language);
}

}  // namespace

void add_trace(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("trace", "where each quotation comes from, and how faithful it is");
    const auto options = std::make_shared<TraceVerb>();
    CLI::Option* file = verb->add_option("file", options->file,
                                         "quotations or expressions, one a line; - for standard input (default)");
    CLI::Option* project = add_project_option(*verb, options->project);
    CLI::Option* in = verb->add_option("--in", options->in, "look in this text, as it is, and not in a project");
    in->excludes(project);
    CLI::Option* quotations = verb->add_flag("--quotations", options->quotations,
                                             "trace what the project's reports quote, in its interviews");
    CLI::Option* printed = verb->add_flag("--printed-cloud", options->printed_cloud,
                                          "put word clouds that the reports print together again from their torn text");
    quotations->excludes(file)->excludes(in);
    printed->excludes(file)->excludes(in)->excludes(quotations);
    verb->add_option("--where", options->trace.where, "look in all of the corpus (default), or in its interviews")
        ->check(CLI::IsMember({"all", "interviews"}));
    verb->add_option("--encoding", options->ingest.encoding, "of the quotations: utf-8, latin1, utf-16le or utf-16be");
    verb->add_option("--near", options->trace.near, "similarity from which a long quotation counts as found (0.75)")
        ->check(CLI::Range(0.3, 1.0));
    verb->add_option("--threads", options->threads, "threads to use; the result is the same")
        ->check(CLI::Range(1U, 256U));
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON");
    verb->add_flag("--csv", options->csv, "print as CSV, one row a quotation")->excludes(json);
    verb->footer(
        "Examples:\n  glane trace citations.txt --project corpus/demo --csv > citations.csv\n"
        "  glane trace --project corpus/demo --printed-cloud\n"
        "Verdicts: verbatim (the same words), near, not found. Ends with code 3 when nothing is found.");
    verb->callback([&action, options] { action = [options] { return trace(*options); }; });
}

}  // namespace glane
