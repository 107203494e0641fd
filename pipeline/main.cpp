// glane: becomes the program that has the verb, glane-search or glane-full, which lie beside it.
//
// Why not one program: figures and networks need some forty libraries, and to load them costs more than a search. Who
// searches a corpus asks hundreds of questions; decision 0018 has the times. This one needs no library but C's.

#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstring>

#include "pipeline/base/error.h"

namespace {

/// The path of a program in the folder of this one; false when it is too long or not to be had.
bool beside_this(const char* name, char (&path)[PATH_MAX]) {
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || static_cast<std::size_t>(length) >= sizeof path) return false;
    path[length] = '\0';
    char* const folder_end = std::strrchr(path, '/') + 1;
    if (static_cast<std::size_t>(folder_end - path) + std::strlen(name) >= sizeof path) return false;
    std::strcpy(folder_end, name);
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const bool searches = argc > 1 && std::strcmp(argv[1], "search") == 0;
    const char* const name = searches ? "glane-search" : "glane-full";
    char path[PATH_MAX];
    if (beside_this(name, path)) execv(path, argv);  // returns only when that program cannot be started
    std::fprintf(stderr, "error: %s: %s\n  hint: it belongs beside glane; build it anew: ./do build\n", name, std::strerror(errno));
    return static_cast<int>(glane::ExitCode::failed);
}
