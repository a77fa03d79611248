"""Other names, same labels: persons', places' and bodies' names of a document exchanged for others, the same everywhere in it."""

from pathlib import Path

import numpy as np

from corpus import UNKNOWN, UPOS
from phrases import FORMS, KINDS

LISTS = [(Path(__file__).parent / f"names/{name}.txt").read_text(encoding="utf-8").split() for name in ("given", "family", "places", "bodies")]
GIVEN, FAMILY, PLACES, BODIES = range(len(LISTS))
PERSON, BODY, PLACE, OTHER = range(len(KINDS))
NAME = FORMS.index("name")
PROPN = UPOS.index("PROPN")
COMMON = 2  # a capitalised word that stands in small letters so often in a corpus is a word and no name: "Ministry"
TITLES = set("Mr Mrs Ms Dr Sen Gov Rep Gen President Prime Minister Professor Judge Senator Sir Lady Lord King Queen Pope Secretary Justice General Captain "
             "Governor Mayor Chancellor Prince Princess Congressman Congresswoman Detective Sergeant Officer Chief".split())  # fmt: skip


class Names:
    """The exchangeable names of a corpus: which tokens, and from which list each takes another."""

    def __init__(self, corpus, tasks, words):
        small = {}
        for word in words:
            if word.islower():
                small[word] = small.get(word, 0) + 1
        self.words = words
        named = (tasks["form"] == NAME) & (tasks["upos"] == PROPN) & (tasks["kind"] != UNKNOWN) & (tasks["kind"] != OTHER) & (tasks["border"] != 0)
        self.persons = named & (tasks["kind"] == PERSON)
        places, lists, groups, known = [], [], [], {}
        for i in np.flatnonzero(named):
            word, kind = words[i], tasks["kind"][i]
            if len(word) < 3 or not word.isalpha() or not word[0].isupper() or word in TITLES:
                continue
            if kind != PERSON and small.get(word.lower(), 0) >= COMMON:
                continue
            last = not (i + 1 < len(words) and tasks["border"][i + 1] == 2 and named[i + 1])
            group = known.setdefault((corpus.tokens["document"][i], word), len(known))
            if group == len(lists):
                lists.append((FAMILY if last else GIVEN) if kind == PERSON else PLACES if kind == PLACE else BODIES)
            places.append(i)
            groups.append(group)
        self.places, self.groups, self.lists = np.array(places, np.int64), np.array(groups, np.int64), np.array(lists, np.int64)

    def draw(self, rng):
        """For each of `places`, the list and the place in it of the name that it takes: one draw a name and document."""
        sizes = np.array([len(some) for some in LISTS])
        other = (rng.random(len(self.lists)) * sizes[self.lists]).astype(np.int64)
        return self.lists[self.groups], other[self.groups]

    def exchanged(self, rng):
        """The words of the corpus with other names, a fresh draw."""
        out = list(self.words)
        for i, some, other in zip(self.places, *self.draw(rng)):
            name = LISTS[some][other]
            out[i] = name.upper() if out[i].isupper() else name
        return out
