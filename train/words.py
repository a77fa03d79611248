"""A start for the word table: MPNet's word vectors, reduced and spread over the hashed rows, so that a word that the corpora
lack already stands near its relatives."""

from collections import Counter

import numpy as np
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from corpus import tokenised
from student import index, second_hash
from teacher import UNKNOWN_PIECE

SPREAD = 0.3  # standard deviation of the values of a word vector
SWEEPS = 40
TWICE = 3  # a word that the corpora have so often, beside its use in persons' names, is known


def known_words(corpora, persons):
    """Hashes of the words that the model knows: those that stand often enough as something else than a person's name, and mostly so.
    `persons`: of each corpus, which tokens are persons' names."""
    every = np.concatenate([corpus.tokens["word"] for corpus in corpora])
    named = np.concatenate(persons)
    words, place = np.unique(every, return_inverse=True)
    total = np.bincount(place, minlength=len(words))
    of_persons = np.bincount(place[named], minlength=len(words))
    return words[(total - of_persons >= TWICE) & (of_persons * 2 < total)]


def spread_vectors(model, corpora, featurize, folder):
    """Sets the word table of a fresh `model` so that the sum of a word's two rows is near its MPNet vector."""
    size = model.size
    counts = Counter(word.lower() for corpus in corpora for word in corpus.words())
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    whole = [w for w in tokenizer.get_vocab() if w.isascii() and w.isalpha() and len(w) > 1]
    words = sorted(set(whole) | {word for word, count in counts.items() if count >= TWICE})
    tokens = tokenised(words, featurize)
    alone = np.bincount(tokens["document"], minlength=len(words)) == 1  # the tokeniser leaves them whole
    tokens = tokens[alone[tokens["document"]]]
    words = [words[d] for d in tokens["document"]]
    vectors = reduced(words, tokenizer, size.word_width, folder)
    weight = np.array([1 + np.log1p(counts[word]) for word in words])
    one, other = index(tokens["word"], size.word_rows), index(second_hash(tokens["word"]), size.word_rows)
    with torch.no_grad():
        model.word.weight.copy_(torch.from_numpy(spread(one, other, vectors, weight, size.word_rows)))


def reduced(words, tokenizer, width, folder):
    """Mean of the word's pieces, in the main directions of the vocabulary."""
    pieces = load_file(folder / "model.safetensors")["embeddings.word_embeddings.weight"]
    ids = [tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN_PIECE] for word in words]
    vectors = np.stack([pieces[i].mean(0) for i in ids])
    vectors -= vectors.mean(0)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    vectors = vectors @ directions[:, ::-1][:, :width]
    return (vectors / vectors.std() * SPREAD).astype(np.float32)


def spread(one, other, vectors, weight, count):
    """Rows whose sums come near the vectors: weighted least squares, relaxed row by row all at once."""
    table = np.zeros((count, vectors.shape[1]), np.float32)
    load = np.bincount(one, weight, count) + np.bincount(other, weight, count) + 1e-3
    share = (weight[:, None]).astype(np.float32)
    for _ in range(SWEEPS):
        error = share * (vectors - table[one] - table[other])
        change = np.zeros_like(table)
        np.add.at(change, one, error)
        np.add.at(change, other, error)
        table += 0.5 * change / load[:, None].astype(np.float32)
    return table
