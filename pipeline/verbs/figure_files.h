#pragma once
// Where the files of a figure go: the options that say so, what is refused before anything is drawn, and the writing.
// Shared by `glane cloud` and every kind of `glane figure`.

#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "pipeline/base/stage.h"
#include "pipeline/model/figure.h"
#include "pipeline/run/project.h"
#include "stages/figures/paper.h"

namespace glane {

/// Files as the command line names them; empty where it does not.
struct FigureFiles {
    std::string output;  ///< all four, or one when it ends like a picture
    std::string svg, pdf, png, csv;
    std::string vega;       ///< of clouds
    bool has_vega = false;  ///< --output gives the Vega-Lite specification too
};

/// --output, --svg, --pdf, --png, --csv.
void add_file_options(CLI::App& verb, FigureFiles& files);
/// The same and --vega.
void add_cloud_file_options(CLI::App& verb, FigureFiles& files);

/// --width, --dpi, --dark, --outline, --title, --caption.
void add_paper_options(CLI::App& verb, figures::PaperOptions& paper);

/// "1600x1000" as two lengths in pixels. Throws Error for anything else.
void read_size(const std::string& size, int& width, int& height);

/// "Source : title of the project ; comptage : glane 0.1.0."
std::string source_of(const Project& project);

/// What is made when no file is named: the SVG on standard output, or nothing since something else is printed there.
enum class Unnamed { svg, nothing };

/// The files of one figure, checked before it is drawn.
class FigureTarget {
  public:
    /// `list` is the file that the figure is made from, which must stay; empty for none. `example` is a command that
    /// works. Throws Error when there is nowhere to draw, or a file cannot be replaced.
    FigureTarget(const FigureFiles& files, const std::string& list, const std::string& example,
                 Unnamed unnamed = Unnamed::svg);

    /// For the stage: what is to be made.
    [[nodiscard]] std::vector<std::string> formats() const;
    /// All files or none; the SVG to standard output when no file was named.
    void write(const Figure& figure) const;
    /// The same; then prints the caption and the alternative text, unless the SVG went there.
    void write_and_tell(const Figure& figure) const;

  private:
    std::vector<std::pair<std::string, std::string>> files_;  ///< format, file
    bool to_output_ = false;
};

/// An error or a finding that knows a line but no file is about the list.
[[noreturn]] void throw_with_list(const Error& error, const std::string& list);
void say_with_list(std::vector<Finding> findings, const std::string& list);

/// Runs a stage that draws, and says its findings. `list` is the file it draws; empty for none.
template <Stage S>
typename S::Output drawn(const typename S::Input& input, const typename S::Options& options, const std::string& list) {
    Context context;
    try {
        typename S::Output output = S::run(input, options, context);
        say_with_list(context.findings(), list);
        return output;
    } catch (const Error& error) {
        throw_with_list(error, list);
    }
}

}  // namespace glane
