#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# The counts of the demonstration, counted again from its tokens by a script that knows nothing of glane.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

a_script_counts_the_same() {
    cp -r "$source_dir/corpus/demo" demo
    expect 0 "$glane" run demo
    expect 0 python3 "$source_dir/tests/cli/recount.py" "$glane" demo
    prints '^1[0-9] nodes, [0-9]+ collocates compared, 0 tables differ$'
}

scenario "a script that reads glane tokens counts as glane cooc does" a_script_counts_the_same
finish
