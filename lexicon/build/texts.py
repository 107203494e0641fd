"""Readers: the French running text of each kind of source, as paragraphs. Nothing is kept of them
but counts."""
import gzip
import html
import html.parser
import json
import os
import re
import struct

FRENCH = set("le la les de des du et un une en que qui est dans pour pas par sur au aux ce il on vous ne".split())
ENGLISH = set("the of and to is in that for with this are be as by an or not it from you which".split())
BLOCKS = set("p li td th h1 h2 h3 h4 h5 dt dd div tr br caption title section article blockquote".split())
SILENT = set("script style pre code tt kbd samp".split())


def is_french(paragraph):
    """Running French of at least four words: its function words, and few English ones."""
    words = re.findall(r"[^\W\d_]+", paragraph.lower())
    if len(words) < 4:
        return False
    french = sum(w in FRENCH for w in words)
    english = sum(w in ENGLISH for w in words)
    return french > 2 * english and french * 12 >= len(words)


class _Paragraphs(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.buffer, self.silent = [], [], 0

    def flush(self):
        text = re.sub(r"\s+", " ", "".join(self.buffer)).strip()
        self.buffer = []
        if text:
            self.out.append(text)

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.flush()
        if tag in SILENT:
            self.silent += 1
            self.buffer.append(" § ")

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.flush()
        if tag in SILENT and self.silent:
            self.silent -= 1

    def handle_data(self, data):
        if not self.silent:
            self.buffer.append(data)


def html_paragraphs(markup):
    parser = _Paragraphs()
    parser.feed(markup)
    parser.flush()
    return parser.out


def read_html(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return html_paragraphs(f.read())


def read_roff(path):
    """A manual page: requests and font changes off, a blank line or a request ends a paragraph."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as f:
        lines = f.read().split("\n")
    out, buffer = [], []
    for line in lines:
        if line.startswith((".", "'")):
            inline = re.match(r"\.(?:I|B|BI|BR|IR|RI|IB|RB)\s+(.*)", line)
            if inline:
                buffer.append(inline.group(1))
            elif buffer:
                out.append(" ".join(buffer))
                buffer = []
            continue
        buffer.append(line)
    out.append(" ".join(buffer))
    clean = lambda s: re.sub(r"\\f[BIRP]|\\f\(..|\\[&/,|^]|\\\"", "", s).replace("\\-", "-").replace("\\(aq", "'")
    return [clean(p) for p in out]


def read_mo(path):
    """The translations of a compiled message catalogue."""
    with open(path, "rb") as f:
        data = f.read()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, _, table = struct.unpack(order + "III", data[8:20])
    out = []
    for i in range(count):
        length, offset = struct.unpack_from(order + "II", data, table + 8 * i)
        for text in data[offset:offset + length].decode("utf-8", "replace").split("\0"):
            text = re.sub(r"<[^>]*>|\{[^}]*\}|%[\d$]*[a-z]|[_&~](?=\w)", " ", text)
            out.extend(re.split(r"\n\s*\n|\n\s*[*-] ", text))
    return out[1:]


def read_json(path):
    """Every string of a JSON tree that looks like text; markup off, pieces of one paragraph joined."""
    with open(path, encoding="utf-8") as f:
        tree = json.load(f)
    out = []

    def text_of(node):
        if isinstance(node, dict):
            if node.get("type") == "text":
                return node.get("text", "")
            return "".join(text_of(c) for c in node.get("children", []))
        return ""

    def walk(node):
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if node.get("name") in ("Paragraphe", "Titre", "dc:title", "dc:description", "Valeur"):
                out.append(text_of(node))
                return
            for key, value in node.items():
                if key in ("texte", "content", "nota") and isinstance(value, str):
                    out.extend(html_paragraphs(value))
                elif isinstance(value, (dict, list)):
                    walk(value)

    walk(tree)
    return out


READERS = [(".html", read_html), (".page", read_html), (".xhtml", read_html), (".mo", read_mo),
           (".gz", read_roff), (".json", read_json)]


def paragraphs(folder):
    """The French paragraphs of every readable file under a folder, in the order of the paths."""
    paths = sorted(os.path.join(d, f) for d, _, files in os.walk(folder) for f in files)
    for path in paths:
        for ending, reader in READERS:
            if path.endswith(ending):
                for paragraph in reader(path):
                    if is_french(paragraph):
                        yield html.unescape(paragraph)
                break
