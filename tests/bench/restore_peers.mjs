// The spelling correctors of npm for restore_peers.py: words on standard input, one a line; on standard output for
// each the first suggestion, or the word where it is known or nothing is suggested.
//
//   node restore_peers.mjs nspell|symspell FOLDER [DICTIONARY]
//
// FOLDER holds node_modules with nspell and dictionary-fr, or node-symspell; DICTIONARY has "word count" a line.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [name, folder, dictionary] = process.argv.slice(2);
const require = createRequire(join(folder, "node_modules", "here.js"));

async function nspell() {
    const make = require("nspell");
    const french = (await import(pathToFileURL(join(folder, "node_modules/dictionary-fr/index.js")))).default;
    const spell = make(french);
    return (word) => (spell.correct(word) ? word : (spell.suggest(word)[0] ?? word));
}

async function symspell() {
    const SymSpell = require("node-symspell");
    const spell = new SymSpell(2, 7);
    await spell.loadDictionary(dictionary, 0, 1, " ");
    return (word) => spell.lookup(word.toLowerCase(), 0, 2, { transferCasing: false })[0]?.term ?? word;
}

const correct = await { nspell, symspell }[name]();
const made = [];
for (const word of readFileSync(0, "utf8").split("\n").slice(0, -1)) {
    const corrected = correct(word);
    const capital = word[0] !== word[0].toLowerCase();
    made.push(capital ? corrected[0].toUpperCase() + corrected.slice(1) : corrected);
}
process.stdout.write(made.map((word) => word + "\n").join(""));
