// glane figure cloud, printed-cloud, clouds: a project's computed cloud, the one that its report prints, and both
// beside each other.

#include <algorithm>
#include <memory>
#include <string>
#include <thread>

#include "pipeline/base/error.h"
#include "pipeline/run/clouds.h"
#include "pipeline/run/plan.h"
#include "pipeline/verbs/counting.h"
#include "pipeline/verbs/figure_files.h"
#include "pipeline/verbs/figure_kinds.h"
#include "stages/cooccurrence/printed.h"
#include "stages/cooccurrence/readings.h"

namespace glane {
namespace {

struct CloudsOptions {
    std::string project = "project.toml";
    FigureFiles files;
    std::string size, layout, scale, shape, title, caption, colours;
    int dpi = 0;
    bool dark = false, outline = false;
    figures::PaperOptions paper;
};

/// The project's counts, and what its reports print beside them.
struct CountedClouds {
    CountedProject counted;
    const Made<Annex>& annex;
    CooccurrenceTable table;
    Made<std::vector<PrintedCloud>> printed;
    ThemeIndex themes;

    CountedClouds(const CloudsOptions& asked, bool needs_printed)
        : counted(asked.project),
          annex(counted.annex()),
          themes(counted.project.themes, counted.language) {
        const Project& project = counted.project;
        if (!asked.colours.empty()) colour_cloud_by(counted.project, asked.colours);
        const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
        const CollocateInput counting{project, counted.prepared, annex, counted.language, counted.cache, threads};
        if (project.cooccurrence.has_node()) table = count_collocates(counting, project.cooccurrence).value;
        if (!needs_printed) return;
        printed = read_printed_clouds(project, counted.language, counted.prepared, counted.cache);
        if (printed.value.empty()) {
            throw Error({.where = {project.file.string()}, .what = "no text of this project prints a word cloud", .hint = "glane figure cloud draws the computed one"},
                        ExitCode::no_match);
        }
        if (!project.cooccurrence.has_node()) return;
        const CooccurrenceTable uncut = count_once(counting, counted.prepared.corpus, options_for_readings(project.cooccurrence), "uncut").value;
        set_beside_counts(printed.value, uncut, counted.language);
    }

    [[nodiscard]] CloudInput input() const {
        return {counted.project, table, printed.value, annex.value, themes, counted.language};
    }
};

DrawCloud::Options drawing_options(const Project& project, const CloudsOptions& asked, const FigureTarget& target) {
    DrawCloud::Options draw = project.cloud;
    if (!asked.size.empty()) read_size(asked.size, draw.width, draw.height);
    if (!asked.layout.empty()) draw.layout = asked.layout;
    if (!asked.scale.empty()) draw.scale = asked.scale;
    if (!asked.shape.empty()) draw.shape = asked.shape;
    if (!asked.title.empty()) draw.title = asked.title;
    if (!asked.caption.empty()) draw.note = asked.caption;
    if (asked.dpi > 0) draw.dpi = asked.dpi;
    draw.dark = draw.dark || asked.dark;
    draw.outline = draw.outline || asked.outline;
    draw.formats = target.formats();
    return draw;
}

enum class Which { computed, printed };

ExitCode draw_one(const CloudsOptions& asked, Which which, const std::string& example) {
    const FigureTarget target(asked.files, {}, example);
    const bool printed = which == Which::printed;
    CountedClouds clouds(asked, printed);
    const DrawCloud::Options draw = drawing_options(clouds.counted.project, asked, target);
    const Made<Cloud> made = printed ? printed_cloud(clouds.input(), 0, draw, clouds.counted.cache)
                                     : computed_cloud(clouds.input(), draw, clouds.counted.cache);
    say_with_list(made.findings, {});
    target.write_and_tell(made.value.figure);
    return ExitCode::done;
}

ExitCode draw_compared(const CloudsOptions& asked) {
    const FigureTarget target(asked.files, {}, "glane figure clouds --output nuages");
    CountedClouds clouds(asked, true);
    figures::PaperOptions paper = asked.paper;
    paper.formats = target.formats();
    if (paper.note.empty()) paper.note = source_of(clouds.counted.project);
    const Made<Figure> made = compared_clouds(clouds.input(), paper, clouds.counted.cache);
    say_with_list(made.findings, {});
    target.write_and_tell(made.value);
    return ExitCode::done;
}

void add_drawing_options(CLI::App& kind, CloudsOptions& options) {
    add_project_option(kind, options.project);
    add_cloud_file_options(kind, options.files);
    kind.add_option("--size", options.size, "width and height in pixels (default: the project's, 1600x1000)");
    kind.add_option("--shape", options.shape, "outline of the cloud: rectangle, ellipse");
    kind.add_option("--dpi", options.dpi, "resolution of the PNG")->check(CLI::PositiveNumber);
    kind.add_option("--title", options.title, "printed above the cloud");
    kind.add_flag("--dark", options.dark, "light letters on a dark page");
    kind.add_flag("--outline", options.outline, "letters of the SVG as outlines: the same everywhere, but not text");
}

}  // namespace

void add_figure_cloud(CLI::App& figure, Action& action) {
    CLI::App* kind = figure.add_subcommand("cloud", "the project's cloud: what the counts associate with its node");
    const auto options = std::make_shared<CloudsOptions>();
    add_drawing_options(*kind, *options);
    kind->add_option("--layout", options->layout, "compact, or semantic: near in the corpus, near on the page");
    kind->add_option("--scale", options->scale, "font size by G²: area, linear, log, equal");
    kind->add_option("--colours", options->colours, "what the colours show: themes, interviews")
        ->check(CLI::IsMember({"themes", "interviews"}));
    kind->add_option("--caption", options->caption, "printed below the cloud: source, explanation");
    kind->footer("Example:\n  glane figure cloud --project corpus/demo --layout semantic --colours interviews --output nuage");
    kind->callback([&action, options] { action = [options] { return draw_one(*options, Which::computed, "glane figure cloud --output nuage"); }; });
}

void add_figure_printed_cloud(CLI::App& figure, Action& action) {
    CLI::App* kind = figure.add_subcommand("printed-cloud", "the cloud that the report prints, put together from its torn text");
    const auto options = std::make_shared<CloudsOptions>();
    add_drawing_options(*kind, *options);
    kind->footer("Example:\n  glane figure printed-cloud --project corpus/demo --output imprime");
    kind->callback([&action, options] { action = [options] { return draw_one(*options, Which::printed, "glane figure printed-cloud --output imprime"); }; });
}

void add_figure_clouds(CLI::App& figure, Action& action) {
    CLI::App* kind = figure.add_subcommand("clouds", "the printed cloud beside the counts, as bars");
    const auto options = std::make_shared<CloudsOptions>();
    add_project_option(*kind, options->project);
    add_file_options(*kind, options->files);
    add_paper_options(*kind, options->paper);
    kind->footer("Example:\n  glane figure clouds --project corpus/demo --output nuages");
    kind->callback([&action, options] { action = [options] { return draw_compared(*options); }; });
}

}  // namespace glane
