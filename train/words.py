"""A start for the word table: MiniLM's word vectors, reduced and spread over the hashed rows, so that a word that the corpora
lack already stands near its relatives."""

import json
import subprocess
from collections import Counter

import numpy as np
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from corpus import TOKEN
from student import rows
from teacher import MINILM

SPREAD = 0.3  # standard deviation of the values of a word vector
SWEEPS = 40


def spread_vectors(model, corpora, featurize):
    """Sets the word table of a fresh `model` so that the sum of a word's two rows is near its MiniLM vector."""
    size = model.size
    counts = Counter(word.lower() for corpus in corpora for word in corpus.words())
    tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    whole = [w for w in tokenizer.get_vocab() if w.isascii() and w.isalpha() and len(w) > 1]
    words = sorted(set(whole) | set(counts))
    lines = "".join(json.dumps({"text": word}) + "\n" for word in words)
    raw = subprocess.run([featurize, "tokens"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    tokens = np.frombuffer(raw, TOKEN)
    alone = np.bincount(tokens["document"], minlength=len(words)) == 1  # the tokeniser leaves them whole
    tokens = tokens[alone[tokens["document"]]]
    words = [words[d] for d in tokens["document"]]
    vectors = reduced(words, tokenizer, size.word_width)
    weight = np.array([1 + np.log1p(counts[word]) for word in words])
    index = rows(tokens, size)
    table = spread(index["word"], index["word2"], vectors, weight, size.word_rows)
    with torch.no_grad():
        model.word.weight.copy_(torch.from_numpy(table))


def reduced(words, tokenizer, width):
    """Mean of the word's MiniLM pieces, in the main directions of the vocabulary."""
    pieces = load_file(MINILM / "model.safetensors")["embeddings.word_embeddings.weight"]
    ids = [tokenizer.encode(word, add_special_tokens=False).ids or [100] for word in words]
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

