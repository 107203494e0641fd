#!/usr/bin/env bash
# Sets glane up, builds it, runs it, tests it, from nothing but a Debian 12 with git.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
    cat <<'HELP'
usage: ./do VERB [OPTIONS]

  run     install what is missing, build, and run every project of corpus/ whose texts are there
          (options go to `glane run`:  ./do run --threads 1)
  test    install what is missing, build with sanitizers, and run all tests
          (options go to ctest:  ./do test -L restore)
  build   install what is missing and build output/build/release/glane
  help    this text

All three may be repeated at any time: only what has changed is done again.
HELP
}

say() { printf '%s\n' "$*" >&2; }

die() {
    say "error: $1"
    [[ -z ${2:-} ]] || say "  hint: $2"
    exit 2
}

# Runs a command and shows its output only when it fails.
quietly() {
    local output
    output=$("$@" 2>&1) && return
    say "$output"
    return 1
}

missing_packages() {
    local wanted installed
    wanted=$(sed 's/#.*//; s/[[:space:]]//g; /^$/d' .ci/packages | sort -u)
    # Unknown packages make dpkg-query fail, which is an answer here and not an error.
    # shellcheck disable=SC2086  # one word a package
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' | sort -u) || true
    comm -23 <(echo "$wanted") <(echo "$installed")
}

install_packages() {
    if ! { command -v dpkg-query && command -v apt-get; } >/dev/null; then
        die "this is not a Debian system" \
            "install what .ci/packages names in your system's way, then: cmake --workflow --preset release"
    fi
    local missing administrator=()
    mapfile -t missing < <(missing_packages)
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null || { [[ ! -t 0 ]] && ! sudo -n true 2>/dev/null; }; then
            die "${#missing[@]} packages are missing, and installing them needs an administrator" \
                "ask for: apt-get install --no-install-recommends ${missing[*]}"
        fi
        administrator=(sudo)
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    local apt=("${administrator[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)
    # A mirror that fails here may be one that we do not need: the installation tells.
    "${apt[@]}" update >/dev/null 2>&1 || true
    quietly "${apt[@]}" install --no-install-recommends "${missing[@]}" ||
        die "the packages could not be installed" "check that the network works, then run this again"
}

# Configures a preset once; again when the repository was moved since.
configure() {
    local cache=output/build/$1/CMakeCache.txt options=()
    if [[ -f output/build/$1/build.ninja ]] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$cache"; then return; fi
    if command -v ccache >/dev/null; then options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
    say "Building glane ($1); the first time takes some minutes"
    quietly cmake --fresh --preset "$1" "${options[@]}" || die "the build could not be set up"
}

build() {
    install_packages
    configure "$1"
    quietly cmake --build --preset "$1" || die "the build failed"
}

verb=${1:-help}
shift || true
case $verb in
    build) build release ;;
    run)
        build release
        exec output/build/release/glane run --skip-missing "$@" corpus/*/project.toml
        ;;
    test)
        build dev
        exec ctest --preset dev "$@"
        ;;
    help | -h | --help) usage ;;
    *)
        usage >&2
        die "unknown verb \"$verb\""
        ;;
esac
