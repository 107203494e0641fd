// glane search: full-text search in the texts of a project, ranked or as a concordance.

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/model/query.h"
#include "pipeline/model/tokenize.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/verbs/search_corpora.h"
#include "pipeline/verbs/search_print.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace {

struct SearchVerb {
    std::vector<std::string> words;
    std::vector<std::string> projects;
    std::string order;
    std::string sort = "place";
    std::size_t limit = 20;
    std::size_t offset = 0;
    std::size_t width = 0;
    bool kwic = false;
    bool facets = false;
    bool source = false;
    bool count = false;
    bool json = false;
    bool csv = false;
    bool syntax = false;
};

std::size_t terminal_columns() {
    if (winsize size{}; ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
        const long value = std::strtol(columns, nullptr, 10);
        if (value > 0 && value < 10000) return static_cast<std::size_t>(value);
    }
    return 100;
}

SearchOptions search_options(const SearchVerb& options) {
    SearchOptions search;
    const bool by_place = options.order == "document" || (options.order.empty() && options.kwic);
    search.order = by_place ? SearchOrder::document : SearchOrder::relevance;
    search.facets = options.facets || options.json;
    search.offset = options.kwic ? 0 : options.offset;
    search.limit = options.count ? 0 : options.kwic ? static_cast<std::size_t>(-1) : options.limit;
    return search;
}

/// Fills the lines of the concordance: all are found and sorted, those asked for are kept.
void add_lines(SearchAnswer& answer, const SearchVerb& options) {
    for (const SearchHit& hit : answer.result.hits) {
        for (ConcordanceLine& line : concordance(hit.passage, hit.occurrences)) {
            answer.lines.push_back({&hit.passage, std::move(line)});
        }
    }
    answer.occurrences = answer.lines.size();
    sort_lines(answer.lines, options.sort == "left"    ? KwicOrder::left
                             : options.sort == "right" ? KwicOrder::right
                                                       : KwicOrder::place);
    const std::size_t begin = std::min(options.offset, answer.lines.size());
    const std::size_t end = begin + std::min(options.limit, answer.lines.size() - begin);
    answer.lines.erase(answer.lines.begin() + static_cast<std::ptrdiff_t>(end), answer.lines.end());
    answer.lines.erase(answer.lines.begin(), answer.lines.begin() + static_cast<std::ptrdiff_t>(begin));
    if (answer.occurrences == 0 && answer.result.total > 0) {
        say("la requête n'a pas de mot à aligner : sans --kwic, elle montre les passages");
    }
}

void say_nothing_found(const SearchAnswer& answer) {
    say(fmt::format("aucun passage pour : {}", answer.query));
    if (!answer.suggestion.empty()) say(fmt::format("Vouliez-vous dire : {} ?", answer.suggestion));
}

ExitCode search(const SearchVerb& options) {
    if (options.syntax) {
        print_result(query_syntax());
        return ExitCode::done;
    }
    SearchAnswer answer;
    answer.query = fmt::format("{}", fmt::join(options.words, " "));
    const Language language = Language::load(lexicon_folder());
    const Query query = parse_query(answer.query, word_cutter(language));
    const std::vector<SearchedCorpus> corpora = open_corpora(options.projects);

    answer.result = search_corpora(corpora, query, search_options(options));
    answer.kwic = options.kwic;
    answer.offset = options.offset;
    answer.with_source = options.source;
    answer.with_facets = options.facets;
    answer.columns = std::clamp<std::size_t>(options.width > 0 ? options.width : terminal_columns(), 40, 1000);
    answer.colours = colours_wanted();
    const bool none = answer.result.total == 0;
    if (none) answer.suggestion = suggestion_of(corpora, query, answer.query);
    if (options.kwic && !options.count) add_lines(answer, options);

    for (const std::string& note : answer.result.notes) say(note);
    if (options.count && !options.json) {
        print_result(fmt::format("{}\n", answer.result.total));
    } else if (options.json) {
        print_result(search_json(answer));
    } else if (options.csv) {
        print_result(search_csv(answer));
    } else if (!none) {
        print_result(search_text(answer));
    }
    if (none) say_nothing_found(answer);
    return none ? ExitCode::no_match : ExitCode::done;
}

}  // namespace

void add_search(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("search", "full-text search in the texts of a project");
    const auto options = std::make_shared<SearchVerb>();
    CLI::Option* words =
        verb->add_option("query", options->words, "what to look for, in one pair of quotes; see --syntax");
    CLI::Option* syntax = verb->add_flag("--syntax", options->syntax, "show the query language and end");
    verb->add_option("--project", options->projects,
                     "the project.toml to use, or its folder (default: the current folder); repeat it to search in "
                     "several projects at once")
        ->allow_extra_args(false);
    verb->add_flag("--kwic", options->kwic, "a concordance: one line an occurrence, the words found in one column");
    verb->add_option("--sort", options->sort, "of --kwic: place (default), left or right context")
        ->check(CLI::IsMember({"place", "left", "right"}));
    verb->add_option("--order", options->order, "relevance (default), or document: the order of the texts")
        ->check(CLI::IsMember({"relevance", "document"}));
    verb->add_option("--limit", options->limit, "most passages (with --kwic: lines) to show (default 20)");
    verb->add_option("--offset", options->offset, "passages (lines) to skip");
    verb->add_flag("--count", options->count, "only the number of passages");
    verb->add_flag("--facets", options->facets, "how the passages spread over documents, interviews, speakers …");
    verb->add_flag("--source", options->source, "also the text as the page had it");
    verb->add_option("--width", options->width, "columns to fill (default: those of the terminal)");
    CLI::Option* json = verb->add_flag("--json", options->json, "JSON");
    verb->add_flag("--csv", options->csv, "CSV")->excludes(json);
    verb->footer(
        "Example:\n  glane search --kwic 'numérique NEAR/5 responsable role:élu'\n"
        "  glane search --project corpus/demo --project corpus/marsouin-2023 --facets lemme:équiper\n"
        "Ends with code 3 when no passage is found.");
    verb->callback([&action, options, words, syntax] {
        if (words->count() == 0 && syntax->count() == 0) throw CLI::RequiredError("query");
        action = [options] { return search(*options); };
    });
}

}  // namespace glane
