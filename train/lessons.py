"""What the student is taught: the teacher's answers about every corpus, mixed with people's where there are some."""

import numpy as np

from corpus import LABELS, OUTSIDE, TASKS, UNKNOWN, tokenised
from names import LISTS, Names
from sequence import viterbi
from student import ANSWERS, Lessons, known_set, rows
from words import known_words

BY_PEOPLE = 2  # how often an epoch goes over the paragraphs whose roles people have labelled
BY_HAND = 0.5  # share of people's answers in the targets of a task, where they have given one


def taught(corpora, said, field, shape, featurize, keep, share):
    """Lessons from `corpora`; `said`: what the teacher says of each (roles, tasks), or None where it is not asked; `keep`: which documents of each to learn from;
    `share`: of the teacher in the roles that people have labelled. Also gives the set of known words."""
    parts, persons, renamers, at = [], [], [], 0
    for corpus, says, kept in zip(corpora, said, keep):
        count, paragraphs = len(corpus.tokens), corpus.paragraphs()
        if says is None:
            roles, teacher = np.zeros((count, len(LABELS)), np.float16), np.zeros(count, np.float32)
            aims, weights = np.zeros((count, ANSWERS), np.float16), np.zeros((count, len(TASKS)), np.float16)
            persons.append(np.zeros(count, bool))
        else:
            roles, tasks = says
            names = Names(corpus, {task: found.argmax(1) for task, found in tasks.items()}, corpus.words())
            persons.append(names.persons)
            renamers.append((at, names))
            aims, weights = answers(corpus, tasks)
            teacher = np.full(count, share if corpus.labels is not None else 1.0, np.float32)
        best = lambda: viterbi(roles.astype(np.float32), *field, np.append(paragraphs[:, 0], count))
        labels = corpus.labels if corpus.labels is not None else best()
        chosen = paragraphs[kept[corpus.tokens["document"][paragraphs[:, 0]]]] + at
        if says is not None and corpus.labels is not None:
            chosen = np.tile(chosen, (BY_PEOPLE, 1))
        parts.append((labels, roles, teacher, aims, weights, chosen))
        at += count
    known = known_set(known_words(corpora, persons), shape)
    features = [rows(corpus.tokens, shape, known) for corpus in corpora]
    labels, roles, teacher, aims, weights, chosen = (np.concatenate(some) for some in zip(*parts))
    lessons = Lessons({name: np.concatenate([f[name] for f in features]) for name in features[0]}, chosen, labels, roles, teacher, aims, weights, field,
                      renaming(renamers, shape, known, featurize))  # fmt: skip
    return lessons, known


def answers(corpus, said):
    """Probabilities of the tasks' answers one task after the other, and what each task counts for, a token."""
    aims, weights = [], []
    inside = said["border"].argmax(1) > 0
    for task, found in said.items():
        aim = np.exp(found.astype(np.float32))
        weight = np.ones(len(aim), np.float16)
        gold = corpus.tasks.get(task) if corpus.tasks else None
        if gold is not None:
            given = gold != UNKNOWN
            aim[given] *= 1 - BY_HAND
            aim[np.flatnonzero(given), gold[given]] += BY_HAND
        if task in ("kind", "form"):
            weight[~inside] = 0
        if task == "speech":
            weight[corpus.tokens["signals"][:, OUTSIDE] == 1] = 0
        aims.append(aim.astype(np.float16))
        weights.append(weight)
    return np.concatenate(aims, 1), np.stack(weights, 1)


def renaming(renamers, shape, known, featurize):
    """A function that puts fresh names in place of the names in features."""
    tables = []
    for some in LISTS:
        tokens = tokenised(some, featurize)
        assert len(tokens) == len(some), "each name of a list is one token"
        tables.append(rows(tokens, shape, known))
    lexical = ("word", "word2", "lexical", "prefix", "suffix")
    longest = max(map(len, LISTS))
    stacked = {name: np.stack([np.pad(t[name], (0, longest - len(t[name]))) for t in tables]) for name in lexical}

    def rename(features, rng):
        for at, names in renamers:
            some, other = names.draw(rng)
            for name in lexical:
                features[name][names.places + at] = stacked[name][some, other]

    return rename
