#!/usr/bin/env bash
# Compares .ci/packages with what the build really uses: each library that the programs link, and
# each header that was read, must come from a listed package or from one that such a package
# depends on directly. The compiler brings its own headers and run-time libraries.
#
#   packages.sh SOURCE_DIR BUILD_DIR PROGRAM…
set -euo pipefail

source_dir=$1 build_dir=$2
shift 2
if ! dpkg-query -W libc6 >/dev/null 2>&1; then
    echo "skipped: no dpkg here, so no package can be asked for"
    exit 77
fi

listed=$(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$source_dir/.ci/packages" | sort -u)
# Alternatives and versions stripped: "libicu72 (>= 72.1-1~), icu-devtools | x" -> one name a line.
# shellcheck disable=SC2086  # one word a package
direct=$(dpkg-query -W -f '${Depends}, ${Pre-Depends}\n' $listed | tr ',|' '\n' | sed 's/(.*//; s/:any//; s/[[:space:]]//g; /^$/d')
compiler='libc6 libc6-dev linux-libc-dev libcrypt-dev libgcc-s1 libstdc++6 libgcc-[0-9]*-dev libstdc++-[0-9]*-dev libasan[0-9]* libubsan[0-9]*'

is_covered() {
    local package=$1 pattern
    grep -qxF "$package" <<<"$listed"$'\n'"$direct" && return
    for pattern in $compiler; do
        # shellcheck disable=SC2053  # a pattern
        [[ $package == $pattern ]] && return
    done
    return 1
}

# The packages that own these files; /lib is a link to /usr/lib, and dpkg knows only one of the two names.
owners() {
    { dpkg -S "$@" "${@#/usr}" 2>/dev/null || true; } | sed -n 's/^\([^ ,:]*\)[,:].*: .*/\1/p; s/^\([^ ,:]*\): .*/\1/p' | sort -u
}

faults=0
check() {
    local what=$1 package
    shift
    local found
    found=$(owners "$@")
    if [[ -z $found ]]; then
        echo "$what: belongs to no Debian package"
        faults=$((faults + 1))
    fi
    for package in $found; do
        if ! is_covered "$package"; then
            echo "$what: comes from the package $package, which .ci/packages does not list"
            faults=$((faults + 1))
        fi
    done
}

# An entry may be named in the list alone: a package that is not installed cannot be compared.
for package in $listed; do
    if [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
        echo "$package: listed in .ci/packages and not installed"
        faults=$((faults + 1))
    fi
done

libraries=0
for program in "$@"; do
    for needed in $(readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
        path=$(ldd "$program" | awk -v name="$needed" '$1 == name {print $3} index($1, "/" name) {print $1}' | head -n 1)
        check "$needed" "$(realpath "${path:-/nonexistent/$needed}")"
        libraries=$((libraries + 1))
    done
done
((libraries > 0)) || { echo "no library found in: $*"; exit 1; }

headers=0
if [[ -f $build_dir/build.ninja ]]; then
    mapfile -t files < <(ninja -C "$build_dir" -t deps | sed -n 's/^    \(\/usr\/.*\)/\1/p' | xargs -r realpath -e 2>/dev/null | sort -u)
    headers=${#files[@]}
    ((headers == 0)) || check "a header of the build" "${files[@]}"
fi

((faults == 0)) || exit 1
echo "$libraries links and $headers headers, all from the packages in .ci/packages"
