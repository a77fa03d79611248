"""Noun phrases of a parsed sentence: which tokens begin and continue one, what kind of thing it is, and in which form it stands.

A phrase is a nominal head with what depends on it, to the left up to the first word that does not, to the right over the rest of
a name or number: "the union's leader", "Dr. Ann Lee", "two men". Phrases do not overlap; an adposition, a clause or a comma ends one.
"""

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}
BEFORE = {"det", "amod", "nummod", "compound", "nmod:poss", "det:predet", "nmod:desc", "advmod", "nmod", "flat", "punct", "case", "goeswith", "discourse", "nmod:unmarked"}
AFTER = {"flat", "nummod", "goeswith", "compound", "case"}
INNER = {"compound", "flat", "nmod:poss", "det", "nummod", "amod", "nmod:desc", "goeswith", "fixed", "case", "cc", "mark", "advmod", "punct", "aux"}
BORDERS = ("O", "B", "I")
KINDS = ("person", "organization", "place", "other")
FORMS = ("name", "nominal", "pronoun")


def phrases(tokens, low, high, children, depth=0):
    """(start, end, head) of the phrases of the sentence tokens[low:high], each outside every other. `tokens`: (start, end, part of
    speech, tag, head, relation); `children`: of each token, in order."""
    found = []
    for head in range(low, high):
        _, _, upos, tag, parent, relation = tokens[head]
        if upos not in NOMINAL or relation in ("compound", "flat", "det", "nummod", "nmod:desc", "goeswith", "fixed", "discourse"):
            continue
        if upos in ("NUM", "SYM") and relation in ("appos", "dep", "list"):
            continue
        start = head
        for child in reversed([c for c in children[head] if c < head]):
            of = tokens[child][5]
            first, last = reach(children, child)
            if last != start - 1 or of not in BEFORE or (of in ("case", "punct", "advmod", "discourse") and not inside(tokens, children[head], child, head)):
                break
            if any(tokens[t][2] in ("ADP", "VERB", "AUX", "SCONJ") and tokens[t][3] not in ("POS", "VBN", "VBG") for t in range(first, last + 1)):
                break
            start = first
        end = head + 1
        for child in (c for c in children[head] if c > head):
            first, last = reach(children, child)
            if first != end or tokens[child][5] not in AFTER or (tokens[child][5] == "case" and tokens[child][3] != "POS"):
                break
            if tokens[child][5] == "case":
                break
            end = last + 1
        found.append((start, end, head))
    # The longest first: an owner ("the union's") is part of the phrase that it owns.
    found.sort(key=lambda p: (p[0], -p[1]))
    out, at = [], low
    for start, end, head in found:
        if start >= at:
            out.append((start, end, head))
            at = end
    return out


def inside(tokens, siblings, child, head):
    """An adverb or a mark belongs to the phrase where something of the phrase stands before it."""
    return any(s < child and tokens[s][5] in ("det", "nmod:poss", "nummod", "amod") for s in siblings) and tokens[child][5] in ("advmod", "punct")


def reach(children, token):
    """First and last token of what hangs on a token, itself included."""
    first = last = token
    stack = [token]
    while stack:
        for child in children[stack.pop()]:
            first, last = min(first, child), max(last, child)
            stack.append(child)
    return first, last


def labelled(record):
    """(start, end, kind, form) of the phrases of a document, in its tokens. `kind` is None where nobody marked mentions."""
    tokens = record["tokens"]
    children = [[] for _ in tokens]
    for i, t in enumerate(tokens):
        if t[4] >= 0:
            children[t[4]].append(i)
    mention = mentions(record)
    out = []
    for low, high in record["sentences"]:
        for start, end, head in phrases(tokens, low, high, children):
            upos = tokens[head][2]
            form = "pronoun" if upos == "PRON" else "name" if upos == "PROPN" else "nominal"
            kind = None
            if record.get("entities"):
                kind, form = mention.get(head, ("other", form))
            out.append((start, end, kind, form))
    return out


def mentions(record):
    """The kind and form of the widest mention that each token is the head of."""
    tokens, out = record["tokens"], {}
    for start, end, kind, _, form in sorted(record.get("entities") or [], key=lambda m: m[1] - m[0]):
        heads = [t for t in range(start, end) if not start <= tokens[t][4] < end]
        if heads:
            out[heads[0]] = (kind if kind in KINDS else "other", form)
    return out
