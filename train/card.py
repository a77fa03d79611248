"""The card beside the model file: what it is, what it was made of, how good it is, where it ends."""

from calibrate import reliability
from student import Recipe
from teacher import STEPS

TEMPLATE = """# The attribution model

`attribution.bin` labels the tokens of a paragraph as source, cue or content of an attribution (who says, thinks or wants what)
and links them into relations. {size:,} bytes, {macs:,} multiply-accumulates a token. Its format: `src/network/model.rs`. Made by
`train/` (how: `train/README.md`); this page is written with it.

## Licence

**The weights are not under the code's licence.** They were trained on PolNeAR, which states no licence; its text is in no file
here: see `NOTICE.md`. A model that needs no such judgement can be trained with `train/train.sh CORPORA --open-only`: see "The open
part alone".

## Data

| set | what it gives | licence |
|---|---|---|
| PolNeAR train: 840 news articles of the 2016 campaign in the United States, 19,834 relations | spans, links | none stated |
| GUM, train documents of all genres but interviews | text only, labelled by the teacher | text CC BY to CC BY-NC-SA, by genre |
| all-MiniLM-L6-v2 | where the teacher and the word table start | Apache-2.0 |

No article of the dev set or of any test set was trained on; dev chose the recipe, the biases and the calibration.

## Recipe

Teachers: MiniLM-L6, fine-tuned on PolNeAR for {steps} steps under a conditional random field, and the model before this one; the mean
of what their fields say of tokens and of neighbours is {teacher:.0%} of the student's targets, the labels by hand are the rest. Student: {epochs} epochs of
paragraphs, {batch:,} tokens a batch, AdamW at {rate}, cosine, weights averaged; conditional random field. Words are hashed: no vocabulary.
Weights 8 bits, word table 4 bits. Biases of source, cue, content, tuned on dev: {bias}.

## Figures

PolNeAR dev, spans exact, a paragraph at a time, as the trainer counts: source {source}, cue {cue}, content {content}; cues that overlap {overlap}.

{figures}

Confidence on dev (calibrated there, so read it as a fit):

{reliability}

Two annotators of PolNeAR agree with each other at about 81 (relation), 78 (source), 71 (cue), 69 (content). Figures at that level do not
mean that the model reads as well as people: it has learnt the annotators' common habits.

## The open part alone

Trained on GUM's interviews, academic articles and court transcripts alone (CC BY; 34 documents, their own labels, no teacher), the same
network finds on PolNeAR dev: source 21, cue 30, content 6; cues that overlap 36. That proves the recipe; it is too little text for a model.

## Limits

- English news. Fiction, transcripts, social media and other Englishes than the American campaign press of 2016 are further away.
- PolNeAR marks stances too ("plans to", "supports"); what is speech, thought or stance is decided after the model.
- Cue phrases that the training never had are found far less often than common ones.
- A paragraph is read alone: what is said in one and attributed in the next is joined later, by other means.
- A relation that is found says that the text attributes something; never that it is true.
"""


def write(path, model, size, bias, spans, table, figures):
    recipe, shape = Recipe(), model.size
    gates = 2 * 2 * shape.state * shape.width
    macs = shape.inputs * shape.width + 3 * gates + 2 * 2 * shape.state * shape.width + shape.width * 16
    path.write_text(
        TEMPLATE.format(
            size=size, macs=macs, steps=STEPS, teacher=recipe.teacher, epochs=recipe.epochs, batch=recipe.batch, rate=recipe.rate, bias=bias,
            source=spans["source"], cue=spans["cue"], content=spans["content"], overlap=spans["cue overlap"], figures=figures,
            reliability=reliability(table)),
        encoding="utf-8")  # fmt: skip
