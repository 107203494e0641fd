#include "pipeline/verbs/figure_files.h"

#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "pipeline/base/file.h"
#include "pipeline/base/reporter.h"
#include "pipeline/verbs/list_file.h"
#include "pipeline/version.h"
#include "stages/figures/links.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

std::string extension_of(std::string_view format) { return format == "vega" ? ".vl.json" : fmt::format(".{}", format); }

std::vector<std::pair<std::string, std::string>> files_wanted(const FigureFiles& options) {
    std::vector<std::pair<std::string, std::string>> files;
    std::vector<std::pair<std::string, const std::string*>> named = {
        {"svg", &options.svg}, {"pdf", &options.pdf}, {"png", &options.png}, {"csv", &options.csv}};
    if (options.has_vega) named.emplace_back("vega", &options.vega);
    for (const auto& [format, file] : named) {
        if (!file->empty()) files.emplace_back(format, *file);
    }
    if (options.output.empty()) return files;
    for (const auto& [format, file] : named) {
        if (options.output.ends_with(extension_of(format))) return files.emplace_back(format, options.output), files;
    }
    for (const auto& [format, file] : named) files.emplace_back(format, options.output + extension_of(format));
    return files;
}

/// Files are renamed into place, which would put a plain file where a device or a pipe was.
void stop_unless_replaceable(const std::string& file, const std::string& list) {
    std::error_code ignored;
    if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored)) {
        throw Error({.where = {file},
                     .what = "not a plain file, so no picture can be put in its place",
                     .hint = "name a file; without any, the SVG goes to standard output"});
    }
    if (!list.empty() && fs::equivalent(file, list, ignored)) {
        throw Error({.where = {file},
                     .what = "the list would be overwritten by the picture",
                     .hint = "choose another --output"});
    }
}

std::string content(const Figure& figure, std::string_view format) {
    if (format == "svg") return figures::svg_as_file(figure.svg);
    if (format == "vega") return figure.vega;
    return format == "pdf" ? figure.pdf : format == "png" ? figure.png : figure.csv;
}

}  // namespace

void add_file_options(CLI::App& verb, FigureFiles& files) {
    verb.add_option("-o,--output", files.output,
                    "write OUTPUT.svg, .pdf, .png and .csv; or one, named by its extension");
    verb.add_option("--svg", files.svg, "write the SVG into this file");
    verb.add_option("--pdf", files.pdf, "write the PDF into this file");
    verb.add_option("--png", files.png, "write the PNG into this file");
    verb.add_option("--csv", files.csv, "write what is drawn, as numbers, into this file");
}

void add_cloud_file_options(CLI::App& verb, FigureFiles& files) {
    add_file_options(verb, files);
    files.has_vega = true;
    verb.add_option("--vega", files.vega, "write a Vega-Lite specification, to draw the cloud again in R or Python, into this file");
}

void add_paper_options(CLI::App& verb, figures::PaperOptions& paper) {
    verb.add_option("--width", paper.width, "width in pixels, 96 to the inch (default: 605, which are 16 cm)");
    verb.add_option("--dpi", paper.dpi, "resolution of the PNG (default: 300)");
    verb.add_option("--title", paper.title, "printed above the figure");
    verb.add_option("--caption", paper.note, "printed below the figure: source, explanation");
    verb.add_flag("--dark", paper.dark, "light letters on a dark page");
    verb.add_flag("--outline", paper.outline, "letters of the SVG as outlines: the same everywhere, but not text");
}

void read_size(const std::string& size, int& width, int& height) {
    const char* const end = size.data() + size.size();
    const auto [cross, wrong] = std::from_chars(size.data(), end, width);
    bool right = wrong == std::errc() && cross != end && (*cross == 'x' || *cross == 'X');
    if (right) {
        const auto [stop, bad] = std::from_chars(cross + 1, end, height);
        right = bad == std::errc() && stop == end;
    }
    if (!right) {
        throw Error({.where = {}, .what = fmt::format("--size is \"{}\"", size), .hint = "width and height in pixels: --size 1600x1000"});
    }
}

std::string source_of(const Project& project) {
    return fmt::format("Source\u00a0: {}\u00a0; comptage\u00a0: glane\u00a0{}.",
                       project.title.empty() ? project.name : project.title, kVersion);
}

FigureTarget::FigureTarget(const FigureFiles& files, const std::string& list, const std::string& example,
                           Unnamed unnamed)
    : files_(files_wanted(files)) {
    to_output_ = files_.empty() && unnamed == Unnamed::svg;
    if (to_output_ && isatty(STDOUT_FILENO) == 1) {
        throw Error({.where = {}, .what = "nowhere to draw", .hint = "name the files: " + example});
    }
    for (const auto& [format, file] : files_) stop_unless_replaceable(file, list);
}

std::vector<std::string> FigureTarget::formats() const {
    std::vector<std::string> formats;
    for (const auto& [format, file] : files_) formats.push_back(format);
    if (to_output_) formats.emplace_back("svg");
    return formats;
}

void FigureTarget::write(const Figure& figure) const {
    Publication publication;
    for (const auto& [format, file] : files_) publication.add(file, content(figure, format));
    publication.commit();
    if (to_output_) print_result(content(figure, "svg"));
}

void FigureTarget::write_and_tell(const Figure& figure) const {
    write(figure);
    if (to_output_) return;
    print_result(fmt::format("Légende : {}\nTexte de remplacement : {}\n", figure.caption, figure.alternative_text));
}

void throw_with_list(const Error& error, const std::string& list) {
    Fault fault = error.fault();
    if (fault.where.line > 0 && !list.empty()) fault.where.path = shown_name(list);
    throw Error(std::move(fault), error.exit_code());
}

void say_with_list(std::vector<Finding> findings, const std::string& list) {
    for (Finding& finding : findings) {
        if (finding.fault.where.line > 0 && !list.empty()) finding.fault.where.path = shown_name(list);
        say(finding);
    }
}

}  // namespace glane
