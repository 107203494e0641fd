#!/usr/bin/env bash
# Results appear whole or not at all: no rights, a full disk, kill -9, Ctrl-C.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# Small file systems of our own are mounted where that is allowed, in a name space that ends with us.
if [[ -z ${GLANE_MAY_MOUNT:-} ]]; then
    for flags in -m -Urm; do
        if unshare $flags mount -t tmpfs -o size=64k tmpfs "$base" 2>/dev/null; then
            GLANE_MAY_MOUNT=yes unshare $flags "$BASH" "$0" "$@" && exit 0 || exit $?
        fi
    done
fi

needs_mount() { [[ -n ${GLANE_MAY_MOUNT:-} ]] || skip "file systems cannot be mounted here"; }

# Runs the command so that permissions bind: as root, without the capabilities that ignore them.
bound() {
    if ((EUID == 0)); then
        setpriv --inh-caps=-all --bounding-set=-dac_override,-dac_read_search "$@"
    else
        "$@"
    fi
}

needs_permissions() {
    mkdir locked
    chmod a-w locked
    if bound touch locked/probe 2>/dev/null; then skip "permissions do not bind here"; fi
}

change_every_result() {
    sed -i 's/Petit terrain/Terrain repris/' petit/project.toml
    echo 'La sobriété numérique et le numérique responsable vont ensemble.' >>petit/rapport.txt
}

without_write_permission() {
    needs_permissions
    make_project petit
    chmod a-w petit
    expect 2 bound "$glane" run petit
    says 'petit/result.*: error: '
    says '^  hint: .*(permission|--output)'
    chmod u+w petit
    expect 0 "$glane" run petit
    digests petit/result >before
    change_every_result
    find petit/result -type d -exec chmod a-w {} +
    expect 2 bound "$glane" run petit
    says '^  hint: .*(permission|--output)'
    digests petit/result | diff before - >difference || fail "the earlier results changed" difference
    find petit/result -type d -exec chmod u+w {} +
    expect 2 bound "$glane" restore --edits locked/edits.tsv petit/rapport.txt
    says_place_and_hint locked/edits.tsv
    quiet out
}

without_read_permission() {
    needs_permissions
    make_project petit
    chmod a-r petit/rapport.txt
    expect 2 bound "$glane" run petit
    says_place_and_hint petit/rapport.txt
    expect 2 bound "$glane" restore petit/rapport.txt
    says_place_and_hint petit/rapport.txt
}

on_a_read_only_disk() {
    needs_mount
    make_project petit
    mkdir disk
    mount -t tmpfs -o size=64m tmpfs disk
    expect 0 "$glane" run petit --output disk/result
    digests disk/result >before
    change_every_result
    mount -o remount,ro disk
    expect 2 "$glane" run petit --output disk/result
    says '^disk/result.*: error: '
    says '^  hint: .*--output'
    digests disk/result | diff before - >difference || fail "the earlier results changed" difference
    umount disk
}

on_a_disk_that_is_too_small() {
    needs_mount
    make_project petit
    mkdir disk
    mount -t tmpfs -o size=64k tmpfs disk
    expect 2 "$glane" run petit --output disk/result
    says '^  hint: .*(full|free space)'
    [[ -z $(find disk -name '*.html' -o -name 'cloud.*' -o -name manifest.json) ]] || fail "results on a full disk: $(find disk)"
    no_leftovers disk
    umount disk
}

on_a_disk_that_fills_up() {
    needs_mount
    make_project petit
    mkdir disk
    mount -t tmpfs -o size=64m tmpfs disk
    export LSAN_OPTIONS=suppressions=$source_dir/tests/cli/lsan.txt:print_suppressions=0
    expect 0 "$glane" run petit --output disk/result
    digests disk/result >before
    change_every_result
    # In small steps, so that each kind of file is once the one that finds no room, until all fit.
    local room code failed=0
    for room in $(seq 0 8 400); do
        rm -f disk/filler
        head -c 64m /dev/zero >disk/filler 2>/dev/null || true
        truncate -s "-${room}K" disk/filler
        code=0
        "$glane" run petit --output disk/result >out 2>err || code=$?
        [[ $code != 0 ]] || break
        [[ $code == 2 ]] || fail "exit code $code with $room KiB left" err
        says '^  hint: .*(full|free space)'
        digests disk/result | diff before - >difference || fail "with $room KiB left the earlier results changed" difference
        no_leftovers disk
        failed=$((failed + 1))
    done
    echo "  failed with up to $((room - 8)) KiB left, came through with $room KiB"
    ((failed > 5)) || fail "the disk was never full"
    rm disk/filler
    expect 0 "$glane" run petit --output disk/result
    expect 0 "$glane" run petit --output fresh
    same_results disk/result fresh
    umount disk
}

standard_output_that_is_full() {
    make_project petit
    local code=0
    "$glane" restore petit/rapport.txt >/dev/full 2>err || code=$?
    [[ $code == 2 ]] || fail "exit code $code on a full standard output" err
    says 'error: '
}

# Every file under its final name is one of the two whole versions.
each_file_is_whole() {
    local results=$1 name
    while IFS= read -r name; do
        if ! cmp -s "$results/$name" "old/$name" && ! cmp -s "$results/$name" "new/$name"; then
            fail "after kill -9, $name is neither the old file nor the new one"
        fi
    done < <(cd "$results" && find . -path ./.glane -prune -o -type f ! -name '.*' -print)
    (cd old && find . -path ./.glane -prune -o -type f -print) | while IFS= read -r name; do
        [[ -e $results/$name ]] || [[ ! -e new/$name ]] || fail "after kill -9, $name is gone"
    done
}

# --foreground makes timeout wait until the killed program is gone, and its lock with it.
killed_in_the_middle() {
    cp -r "$source_dir/corpus/demo" demo
    expect 0 "$glane" run demo --output old
    local begin end share
    begin=$(date +%s%N)
    sed -i 's/^title = "/title = "Seconde version, /' demo/project.toml
    sed -i '1s/^/Version revue. /' demo/*.txt
    expect 0 "$glane" run demo --output new
    end=$(date +%s%N)
    for share in 5 15 30 45 60 75 85 92 97; do
        rm -rf results
        cp -r old results
        local code=0
        timeout --foreground -s KILL "$(((end - begin) * share / 100000))e-6" "$glane" run demo --output results >out 2>err || code=$?
        [[ $code == 0 || $code == 137 ]] || fail "exit code $code" err
        each_file_is_whole results
        expect 0 "$glane" run demo --output results
        same_results new results
        no_leftovers results
    done
}

interrupted_in_the_middle() {
    cp -r "$source_dir/corpus/demo" demo
    local begin end share interrupted=0
    begin=$(date +%s%N)
    expect 0 "$glane" run demo --output new
    end=$(date +%s%N)
    for share in 20 40 60; do
        local code=0
        rm -rf results
        timeout --foreground --preserve-status -s INT "$(((end - begin) * share / 100000))e-6" "$glane" run demo --output results >out 2>err || code=$?
        [[ $code == 0 || $code == 130 ]] || fail "exit code $code after Ctrl-C" err
        [[ $code == 0 ]] || interrupted=$((interrupted + 1))
        no_leftovers results
    done
    ((interrupted > 0)) || fail "no run could be interrupted"
    expect 0 "$glane" run demo --output results
    same_results new results
}

two_runs_at_once() {
    cp -r "$source_dir/corpus/demo" demo
    "$glane" run demo --output results >/dev/null 2>first &
    local first=$! code=0 first_code=0
    "$glane" run demo --output results >out 2>err || code=$?
    wait $first || first_code=$?
    [[ $code == 0 || $first_code == 0 ]] || fail "neither of two runs at once came through" first err
    for failed in "$code" "$first_code"; do [[ $failed == 0 || $failed == 2 ]] || fail "exit code $failed" first err; done
    if ((code + first_code > 0)); then cat first err | grep -q 'another run' || fail "no reason given" first err; fi
    expect 0 "$glane" run demo --output alone
    same_results alone results
}

scenario "no write permission" without_write_permission
scenario "no read permission" without_read_permission
scenario "a read-only disk" on_a_read_only_disk
scenario "a disk that is too small" on_a_disk_that_is_too_small
scenario "a disk that fills up" on_a_disk_that_fills_up
scenario "a full standard output" standard_output_that_is_full
scenario "kill -9 in the middle of a run, then a run again" killed_in_the_middle
scenario "Ctrl-C in the middle of a run ends with code 130" interrupted_in_the_middle
scenario "two runs at once into one folder" two_runs_at_once
finish
