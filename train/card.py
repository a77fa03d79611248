"""The card beside the model file: what it is, what it was made of, how good it is, where it ends."""

from calibrate import reliability

TEMPLATE = """# The model

`attribution.bin` reads the tokens of a paragraph. Of each it says which part it plays in an attribution (source, cue or content of who says,
thinks or wants what), its part of speech, whether it is in a noun phrase and of what kind, and whether words in quotation marks are
somebody's speech; and it links sources, cues and contents into relations. {size:,} bytes, {macs:,} multiply-accumulates a token. Its format:
`src/network/model.rs`. Made by `train/` (how: `train/README.md`); this page is written with it.

## Licence

**The weights are not under the code's licence.** They were trained on PolNeAR, which states no licence; its text is in no file
here: see `NOTICE.md`. A model that needs no such judgement can be trained with `train/train.sh CORPORA --open-only`: see "The open
part alone".

## Data

| set | what it gives | licence |
|---|---|---|
| PolNeAR train: 840 news articles of the 2016 campaign in the United States, 19,834 relations | roles, links, speech in marks | none stated |
| GUM, but for a held fifth of its documents | parts of speech, noun phrases; text for the teacher to label | text CC BY to CC BY-NC-SA, by genre |
| UD English EWT, train | parts of speech, noun phrases; text for the teacher to label | CC BY-SA 4.0 |
| news in English, {news}: ABC Australia 2006, BBC 2004–05, sources and references of WMT 2021–23 | text only, labelled by the teacher | of their publishers |
| all-mpnet-base-v2 | where the teacher and the word table start | Apache-2.0 |

No article of a dev or test set was trained on; dev chose the recipe. Calibration comes from a twentieth of PolNeAR train that the student
was not taught.

## Recipe

Teachers: {parts} MPNet-base, each without one part of PolNeAR's articles and labelling that; their upper {layers} layers, {steps} steps of
{batch} stretches of at most {pieces} word pieces, one in five of them of GUM or EWT; from step {named} on with other names in every document; roles under a conditional random field, a softmax for each other task. Student: {epochs} epochs of
paragraphs, {tokens:,} tokens a batch, AdamW at {rate}, cosine, weights averaged; in every epoch the names of persons, places and bodies are
exchanged for others. {teacher:.0%} of its targets are the teacher's where people have labelled roles too, elsewhere all. Words are hashed: no vocabulary; a set of
hashes says which words it knows, and of a capitalised word that it does not know it reads only that. Weights 8 bits, word table 4 bits.

## Figures

PolNeAR dev, spans exact, a paragraph at a time, as the trainer counts: source {source}, cue {cue}, content {content}; cues that overlap {overlap}.

{words}

{figures}

Confidence on that twentieth of PolNeAR train:

{reliability}

Two annotators of PolNeAR agree with each other at about 81 (relation), 78 (source), 71 (cue), 69 (content). Figures at that level do not
mean that the model reads as well as people: it has learnt the annotators' common habits.

## The open part alone

With the recipe of the model before (not run again since): trained on GUM's interviews, academic articles and court transcripts alone (CC BY; 34 documents, their own labels, no teacher), the same
network finds on PolNeAR dev: source 21, cue 30, content 6; cues that overlap 36. That proves the recipe; it is too little text for a model.

## Limits

- English news. Its roles come from PolNeAR alone: fiction, transcripts, social media and other Englishes than the American campaign press of 2016 are further away.
- PolNeAR marks stances too ("plans to", "supports"); what is speech, thought or stance is decided after the model.
- Cue phrases that the training never had are found far less often than common ones.
- A paragraph is read alone: what is said in one and attributed in the next is joined later, by other means.
- A relation that is found says that the text attributes something; never that it is true.
"""


def write(path, model, recipes, size, spans, table, figures, words, news):
    """`recipes`: of the teachers and of the student; their number first."""
    parts, taught, recipe = recipes
    path.write_text(
        TEMPLATE.format(
            size=size, macs=model.size.products, parts=parts, layers=12 - taught.frozen, steps=taught.steps, named=taught.named, batch=taught.batch, pieces=taught.pieces, teacher=recipe.teacher, epochs=recipe.epochs,
            tokens=recipe.batch, rate=recipe.rate, source=spans["source"], cue=spans["cue"], content=spans["content"],
            overlap=spans["cue overlap"], figures=figures, words=words, news=news, reliability=reliability(table)),
        encoding="utf-8")  # fmt: skip
