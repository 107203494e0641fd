// glane-full: every verb of glane, search too; see main.cpp for why it is a program of its own.

#include "pipeline/program.h"

int main(int argc, char** argv) {
    using namespace glane;
    constexpr AddVerb kVerbs[] = {add_run, add_check, add_init, add_explain, add_restore, add_search, add_cooc,
                                  add_specificities, add_keyness, add_dispersion, add_segments, add_growth,
                                  add_measures, add_pairs, add_network, add_cloud, add_figure, add_extracts, add_structure,
                                  add_themes, add_tokens, add_trace};
    return run_program(argc, argv, kVerbs);
}
