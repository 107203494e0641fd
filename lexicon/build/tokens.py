"""How the counts see French: lower case, NFC, ' for every apostrophe, elisions apart (l' usine),
hyphens kept, <num> for numbers, <s> and </s> around sentences, other punctuation left out.
The same convention as the ELTeC counts, and as pipeline/model/lexicon.h."""
import re
import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u2032\u00b4\u0060\u201b"), "'")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\u2060"), None)
ELISIONS = {"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}
WHOLE = {"aujourd'hui", "quelqu'un", "quelqu'une", "presqu'île", "presqu'îles", "prud'homme", "prud'hommes",
         "prud'homal", "prud'homale", "prud'homales", "prud'homaux", "prud'homie", "entr'ouvert",
         "main-d'œuvre", "hors-d'œuvre", "chef-d'œuvre", "chefs-d'œuvre"}
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?|\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
ENDS = re.compile(r"(?<=[.!?…])[»\"”)]*\s+(?=[«\"“(–—-]?\s*[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ0-9])|\n\s*\n|[.!?]{2,}\s")


def normal(text):
    return unicodedata.normalize("NFC", text).translate(APOSTROPHES).translate(INVISIBLE)


def split_elisions(word):
    """The tokens of one run of letters, apostrophes and hyphens."""
    out = []
    while True:
        if "'" not in word or word.lower() in WHOLE:
            break
        head, tail = word.split("'", 1)
        if head.lower() in ELISIONS or head.lower().endswith("qu"):
            out.append(head + "'")
            word = tail
            if not word:
                return out
            continue
        left, right = word.split("'", 1)
        if not right:
            word = left
            continue
        # est-ce-qu'il, jusqu'à, entr'acte: an elision after a hyphen stands apart as well
        cut = left.rfind("-")
        if cut >= 0 and left[cut + 1:].lower() in ELISIONS:
            if left[:cut]:
                out.append(left[:cut])
            word = left[cut + 1:] + "'" + right
            continue
        break
    if word:
        out.append(word)
    return out


def tokens(sentence):
    """Tokens in the case in which they stand."""
    out = []
    for match in WORD.finditer(sentence):
        word = match.group()
        if word[0].isdigit():
            out.append("<num>")
        else:
            out.extend(split_elisions(word))
    return out


def sentences(text):
    """The sentences of a paragraph, each a list of tokens."""
    for part in ENDS.split(normal(text)):
        words = tokens(part)
        if words:
            yield words
