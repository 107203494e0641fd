// glane-search: the verb search with the few libraries that it needs; see main.cpp for why it is a program of its own.

#include "pipeline/program.h"

int main(int argc, char** argv) {
    using namespace glane;
    constexpr AddVerb kVerbs[] = {add_search};
    return run_program(argc, argv, kVerbs);
}
