#!/usr/bin/env python3
"""oral.py WORK: written dialogue as it would be spoken, WORK/spoken.txt and WORK/examples.txt → WORK/oral.txt.

Open texts of spontaneous French are scarce, and what sets it apart is regular: negation without ne, y a and t'as,
ça, words said twice, euh and its kin, no full stops in a transcript. The rules below are grammar; how often they strike
is set by hand."""
import os
import random
import sys

VOWELS = "aeiouyhéèêàâîôûœ"
ELIDE = {"je": "j'", "ce": "c'", "me": "m'", "te": "t'", "se": "s'", "de": "d'", "que": "qu'", "le": "l'", "la": "l'"}
TU_VERBS = set("as es avais étais auras aurais aimes arrives attends entends écoutes habites oublies imagines essaies "
               "achètes ouvres envoies appelles apprends espères hésites".split())
AFTER_Y = set("a avait aura aurait ait eu avaient en".split())
OPENINGS = "et mais donc alors bon ben oui ouais non voilà enfin puis après parce_que c'_est_vrai_que je_pense_que là".split()
CLOSINGS = "quoi hein voilà là non oui ouais euh enfin c'_est_ça donc_voilà tout_ça".split()
THIS = set("ce cet cette ces".split())
NO_NOUN = set("sont soit serait seront étaient était fut sera n'est dont même".split())
AGAIN = set("je de le la les des un une c' j' et que qu' à dans il on pour ça y en est".split())


def spoken_form(words):
    """The words of one sentence with the forms of speech."""
    out, i = [], 0
    while i < len(words):
        word, lower = words[i], words[i].lower()
        following = words[i + 1].lower() if i + 1 < len(words) else ""
        if lower in ("ne", "n'") and following:
            before = out[-1].lower() if out else ""
            if before in ELIDE and following[0] in VOWELS and following != "y":
                out[-1] = ELIDE[before]
        elif lower == "il" and following in ("y", "n'") and set(w.lower() for w in words[i + 2:i + 4]) & AFTER_Y:
            pass
        elif lower == "tu" and following in TU_VERBS:
            out.append("t'")
        elif lower == "cela":
            out.append("ça")
        elif lower.endswith(("-là", "-ci")) and len(lower) > 3:
            out += word.rsplit("-", 1)
        else:
            out.append(lower if i == 0 and word[1:] == lower[1:] else word)
        i += 1
    return out


def say(words, chance):
    """Hesitations, repetitions, and what opens and closes a turn."""
    out = chance.choice(OPENINGS).split("_") if chance.random() < .35 else []
    for before, word in zip(["", *words], words):
        out.append(word)
        if before in THIS and len(word) > 3 and word not in NO_NOUN and chance.random() < .25:
            out.append("là")
        if chance.random() < .03:
            out.append("euh")
        elif len(word) > 3 and chance.random() < .01:
            out.append("là")
        elif word in AGAIN and chance.random() < .03:
            out.append(word)
    if chance.random() < .2:
        out += chance.choice(CLOSINGS).split("_")
    return out


def main():
    work, chance = sys.argv[1], random.Random(1)
    with open(os.path.join(work, "oral.txt"), "w", encoding="utf-8") as out:
        for domain in ("spoken", "examples"):
            turn, left = [], 1
            with open(os.path.join(work, domain + ".txt"), encoding="utf-8") as f:
                for line in f:
                    turn += say(spoken_form(line.split()), chance)
                    left -= 1
                    if left == 0:
                        out.write(" ".join(turn) + "\n")
                        turn, left = [], chance.randint(1, 6)


if __name__ == "__main__":
    main()
