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


def is_french(paragraph, speech=False):
    """Running French of at least four words: its function words, and few English ones. Speech is short, and
    known to be French by its place: there it is enough that no English word stands out."""
    words = re.findall(r"[^\W\d_]+", paragraph.lower())
    if speech and 2 <= len(words) < 12:
        return not ENGLISH.intersection(words) - {"on"}
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


def _message(text):
    """The paragraphs of a message of a program: markup, place holders and the marks of keyboard shortcuts off."""
    text = re.sub(r"\\n", "\n", text)
    text = re.sub(r"<[^>]*>|\{[^}]*\}|\[/?\w+\]|%[\d$]*\(?\w*\)?[a-zA-Z%]?|\$\w+|\\[a-z]+;", " ", html.unescape(text))
    text = re.sub(r"(?<!\w)[_&~](?=\w)", "", text)
    text = re.sub(r"(?<=[a-z])[_&~](?=[a-z])", "", text, count=1)
    return re.split(r"\n\s*\n|\n\s*[*-] ", text)


def read_mo(path):
    """The translations of a compiled message catalogue."""
    with open(path, "rb") as f:
        data = f.read()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, _, table = struct.unpack(order + "III", data[8:20])
    out = []
    for i in range(1, count):  # the first is the head
        length, offset = struct.unpack_from(order + "II", data, table + 8 * i)
        for text in data[offset:offset + length].decode("utf-8", "replace").split("\0"):
            out.extend(_message(text))
    return out


def read_po(path):
    """The translations of a message catalogue in its source form; guesses (fuzzy) left out."""
    out = []
    for entry in re.split(r"\n\s*\n", _text(path))[1:]:
        if "#, fuzzy" in entry or "\n#~" in entry:
            continue
        for _, value in re.findall(r'^msgstr(\[\d\])?((?:\s*"(?:[^"\\]|\\.)*")+)', entry, re.M):
            out.extend(_message("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', value)).replace('\\"', '"')))
    return out


def read_qm(path):
    """The translations of a compiled Qt catalogue: section 0x69, a tag and a length before each part."""
    with open(path, "rb") as f:
        data = f.read()
    out, at = [], 16
    while at + 5 <= len(data):
        section, length = struct.unpack_from(">BI", data, at)
        at += 5
        end = at + length
        while section == 0x69 and at < end:
            tag = data[at]
            size = struct.unpack_from(">i", data, at + 1)[0] if tag not in (1, 5) and at + 5 <= end else 0
            if tag == 3 and size > 0:
                out.extend(_message(data[at + 5:at + 5 + size].decode("utf-16-be", "replace")))
            at += 1 if tag == 1 else 5 + max(size, 0)
        at = end
    return out


def read_strings(path):
    """The quoted strings of a script."""
    found = re.findall(r'(?:=|\(|text=|desc=)\s*"((?:[^"\\]|\\.)*)"', re.sub(r"(?m)^--.*|^\s*#.*", "", _text(path)))
    return [p for text in found for p in _message(text.replace('\\"', '"').replace("\n", " "))]


def read_lines(path):
    """One paragraph a line, after what looks like a key."""
    lines = [re.sub(r"^[\w.:/%$-]*\s*[=:]\s*|^\s*-\s", "", line) for line in _text(path).split("\n") if line[:1] not in "#;"]
    if path.endswith("scene.txt"):  # one file for all the languages
        lines = re.findall(r'\.F +(?:\w+="[^"]*" +)*text="([^"]*)"', _text(path))
    return [p for line in lines for p in _message(line.strip(' "\'[]'))]


def read_examples(path):
    """The example sentences of a grammar checker, "LINE  sentence ->> correction|another", with {{…}} where the fault is:
    those without fault, and those whose faults have one correction each."""
    out = []
    for line in _text(path).split("\n"):
        sentence, _, corrections = re.sub(r"^\d+\s+|__\w+__", "", line).partition("->>")
        faults = re.findall(r"\{\{.*?\}\}", sentence)
        rights = [c.strip(' "') for c in corrections.split("|||" if "|||" in corrections else "|")]
        if len(faults) != (len(rights) if corrections else 0) or any("…" in r for r in rights):
            continue
        for fault, right in zip(faults, rights):
            sentence = sentence.replace(fault, right, 1)
        if not re.search(r"[<>_#*@\\\[\]]", sentence):
            out.append(sentence.strip())
    return out


def read_tip(path):
    return html_paragraphs(re.sub(r"<(/?)tip>", r"<\1p>", _text(path)))


def read_lyx(path):
    """A document of LyX: a layout is a paragraph; insets other than quotes are put aside."""
    out = []
    for layout in re.split(r"\\begin_layout ", _text(path).partition("\\begin_body")[2])[1:]:
        layout = re.sub(r"\\begin_inset Quotes \w+\n\\end_inset", '"', layout)
        head, _, body = layout.partition("\n")
        if head.strip() not in ("LyX-Code", "Verbatim", "Plain Layout"):
            out.append(re.sub(r"\s*\n(?!\\)", "", re.sub(r"(?m)^\\.*$|^(status|LatexCommand|name|reference) .*$", " ", body)))
    return out


def _text(path):
    """A file in whichever encoding it is."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as f:
        data = f.read()
    try:
        return data.decode("utf-8").replace("\r", "")
    except UnicodeDecodeError:
        return data.decode("latin-1").replace("\r", "")


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


READERS = [(".html", read_html), (".page", read_html), (".xhtml", read_html), (".docbook", read_html), (".fr.utf8", read_html),
           ("gc_test.txt", read_examples), ("tips_fr.xml", read_tip), (".xml", read_html), (".mo", read_mo), (".po", read_po), (".qm", read_qm),
           (".lua", read_strings), (".hcs", read_strings), (".properties", read_lines), (".lng", read_lines),
           (".tab", read_lines), (".txt", read_lines), (".yaml", read_lines), (".lyx", read_lyx),
           ("tutor.fr", read_lines), (".gz", read_roff), (".json", read_json)]


def reader_of(path):
    for ending, reader in READERS:
        if path.endswith(ending):
            return reader
    return None


def paragraphs(folder, speech=False):
    """The French paragraphs of every readable file under a folder, in the order of the paths."""
    paths = sorted(os.path.join(d, f) for d, _, files in os.walk(folder) for f in files)
    for path in paths:
        reader = reader_of(path)
        for paragraph in reader(path) if reader else []:
            paragraph = html.unescape(paragraph)
            if is_french(paragraph, speech):
                yield paragraph
