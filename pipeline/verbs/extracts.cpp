// glane extracts: the answers to the question of the interview guide, as an annex.

#include <cstdint>
#include <memory>
#include <string>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/base/error.h"
#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/language.h"
#include "pipeline/run/lexicon_folder.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/verbs.h"
#include "pipeline/version.h"
#include "stages/extracts/annex_files.h"
#include "stages/extracts/annex_odt.h"
#include "stages/extracts/tei.h"

namespace glane {
namespace {

using Json = nlohmann::ordered_json;

struct ExtractsOptions {
    std::string project = "project.toml";
    std::string question;
    bool json = false;
    bool csv = false;
    bool tei = false;
    std::string odt;
};

Json size_json(std::int64_t size) { return size < 0 ? Json(nullptr) : Json(size); }

Json json_of(const Extract& extract) {
    const InterviewFacts& facts = extract.facts;
    Json turns = Json::array();
    for (const ExtractTurn& turn : extract.turns) {
        turns.push_back({{"speaker", turn.speaker},
                         {"interviewer", turn.interviewer},
                         {"text", turn.text},
                         {"page", turn.ref.page},
                         {"line", turn.ref.line}});
    }
    return {{"interview", extract.interview},
            {"document", extract.document},
            {"heading", extract.heading},
            {"variables",
             {{"function", facts.function},
              {"role", facts.role},
              {"gender", facts.gender},
              {"kind", facts.kind},
              {"size_min", size_json(facts.size_min)},
              {"size_max", size_json(facts.size_max)}}},
            {"page", extract.ref.page},
            {"line", extract.ref.line},
            {"turns", std::move(turns)}};
}

std::string json_of(const Annex& annex) {
    Json all = Json::array();
    for (const Extract& extract : annex.extracts) all.push_back(json_of(extract));
    return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string text_of(const Annex& annex) {
    std::string out;
    for (const Extract& extract : annex.extracts) {
        out += fmt::format("{}{}\n{} · {}, p. {}, l. {}\n", out.empty() ? "" : "\n",
                           extract.heading.empty() ? extract.interview : extract.heading, extract.interview,
                           extract.document, extract.ref.page, extract.ref.line);
        for (const ExtractTurn& turn : extract.turns) {
            const std::string speaker = turn.speaker.empty() ? std::string() : turn.speaker + " : ";
            out += fmt::format("\n  {}{} [p. {}, l. {}]\n", speaker, turn.text, turn.ref.page, turn.ref.line);
        }
    }
    return out;
}

ExitCode extracts(const ExtractsOptions& options) {
    Project project = load_project(options.project);
    if (!options.question.empty()) project.extracts.question = options.question;
    const Language language = Language::load(lexicon_folder());
    Cache cache(project.work_folder, CacheUse::read_only);
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    const Prepared prepared = prepare_corpus(project, language, cache, threads);
    const Made<Annex> annex = find_extracts(project, language, prepared, cache);
    for (const Finding& finding : annex.findings) {
        if (finding.severity != Severity::note) say(finding);
    }
    if (!options.odt.empty()) write_file(options.odt, annex_odt(annex.value));
    if (options.json) {
        print_result(json_of(annex.value));
    } else if (options.tei) {
        print_result(tei_of(prepared.corpus, language,
                            {project.title, project.extracts.question, project.extracts.node, kVersion}));
    } else if (options.csv) {
        print_result(annex_csv(annex.value));
    } else if (options.odt.empty()) {
        print_result(text_of(annex.value));
    }
    return annex.value.extracts.empty() ? ExitCode::no_match : ExitCode::done;
}

}  // namespace

void add_extracts(CLI::App& program, Action& action) {
    CLI::App* verb =
        program.add_subcommand("extracts", "the answers to the question of the interview guide, as an annex");
    const auto options = std::make_shared<ExtractsOptions>();
    add_project_option(*verb, options->project);
    verb->add_option("--question", options->question, "another question than the project's");
    CLI::Option* json = verb->add_flag("--json", options->json, "print as JSON");
    CLI::Option* csv = verb->add_flag("--csv", options->csv, "print as CSV, one row a turn")->excludes(json);
    verb->add_flag("--tei", options->tei, "print the whole interviews as TEI P5")->excludes(json)->excludes(csv);
    verb->add_option("--odt", options->odt, "write the annex to this file, as an OpenDocument text");
    verb->footer(
        "Example:\n  glane extracts --project corpus/demo --csv > annexe.csv\n"
        "  glane extracts --project corpus/demo --odt annexe.odt\n"
        "  glane extracts --project corpus/demo --tei > annexe.tei.xml");
    verb->callback([&action, options] { action = [options] { return extracts(*options); }; });
}

}  // namespace glane
