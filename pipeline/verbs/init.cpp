// glane init: a project.toml for a folder of texts.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/model/unicode.h"
#include "pipeline/verbs/verbs.h"

namespace glane {
namespace fs = std::filesystem;
namespace {

struct InitOptions {
    std::string folder = ".";
    std::string node;
    std::string question;
};

std::string toml_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            quoted += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

std::vector<fs::path> texts_in(const fs::path& folder) {
    std::vector<fs::path> texts;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == ".txt") texts.push_back(entry.path());
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

/// Many lines that begin with a short label and a colon make an interview.
bool looks_like_interview(std::string_view text) {
    std::size_t lines = 0;
    std::size_t labelled = 0;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.find_first_not_of(" \t\r\f") == std::string_view::npos) continue;
        ++lines;
        const std::size_t colon = line.find(':');
        const bool is_label = colon != std::string_view::npos && colon > 0 && colon <= 25 && line.find("//") != colon + 1;
        labelled += is_label && line.substr(0, colon).find_first_of(".,;?!") == std::string_view::npos ? 1 : 0;
    }
    return labelled >= 3 && labelled * 12 >= lines;
}

std::string source_entry(const fs::path& path) {
    const std::string bytes = read_file(path);
    std::string entry = fmt::format("\n[[source]]\nfile = {}\n", toml_text(path.filename().string()));
    const bool is_utf8 = first_invalid_utf8(bytes) == std::string_view::npos;
    const std::string encoding = is_utf8 ? "" : guess_encoding(bytes);
    if (!encoding.empty()) entry += fmt::format("encoding = \"{}\"\n", encoding);
    const std::string text = encoding.empty() ? (is_utf8 ? bytes : std::string()) : transcode(bytes, encoding);
    return entry + fmt::format("kind = \"{}\"\n", looks_like_interview(text) ? "interview" : "report");
}

ExitCode init(const InitOptions& options) {
    const fs::path folder = options.folder;
    if (!fs::is_directory(folder)) {
        throw Error({.where = {folder.string()},
                     .what = "this is not a folder",
                     .hint = "make one, put the transcripts into it as .txt files, and run glane init FOLDER again"});
    }
    const fs::path target = folder / "project.toml";
    if (fs::exists(target)) {
        throw Error({.where = {target.string()},
                     .what = "there is a project already",
                     .hint = "edit it, or move it away first"});
    }
    const std::vector<fs::path> texts = texts_in(folder);
    if (texts.empty()) {
        throw Error({.where = {folder.string()},
                     .what = "no .txt file in this folder",
                     .hint = "save the transcripts as plain text (.txt, UTF-8) here"});
    }
    std::string toml = "# Projet glane. Guide : LISEZMOI.md. Vérifier : glane check ; lancer : glane run\n\n[project]\n";
    toml += fmt::format("title = {}\n", toml_text(fs::absolute(folder).lexically_normal().filename().string()));
    toml += "# L'expression dont on cherche les associations.\n";
    toml += fmt::format("node = {}\n", toml_text(options.node));
    toml += "# La question du guide d'entretien dont on veut les réponses en annexe.\n";
    toml += fmt::format("question = {}\n", toml_text(options.question));
    for (const fs::path& text : texts) toml += source_entry(text);
    toml += "\n[structure]\n# Étiquettes des personnes qui mènent l'entretien, et des autres.\n"
            "interviewer = [\"Enquêtrice\", \"Enquêteur\", \"Q\"]\n"
            "speaker = [\"Interlocuteur\", \"Interlocutrice\", \"R\"]\n";
    write_file(target, toml);
    say(fmt::format("{}: {} texts; next: fill in node, then glane run {}", target.string(), texts.size(),
                    target.string()));
    return ExitCode::done;
}

}  // namespace

void add_init(CLI::App& program, Action& action) {
    CLI::App* verb = program.add_subcommand("init", "begin a project from a folder of transcripts (.txt)");
    const auto options = std::make_shared<InitOptions>();
    verb->add_option("folder", options->folder, "the folder with the texts (default: the current one)");
    verb->add_option("--node", options->node, "the expression whose associations are sought");
    verb->add_option("--question", options->question, "the question of the interview guide");
    verb->footer("Example:\n  glane init mes-entretiens --node \"numérique responsable\"");
    verb->callback([&action, options] { action = [options] { return init(*options); }; });
}

}  // namespace glane
