/** An analysis as it leaves the library: what `src/output.rs` writes. `null` stands for what the text does not say. */
export interface Analysis {
  /** The unit of every offset. In the browser always `utf16`, as in JavaScript strings. */
  offsets: "utf8" | "utf16" | "codepoint";
  /** What is not English is not marked, unless `Options.language` says so. */
  language: Language;
  /** Its ISO 639-1 code, where that is certain: `new Intl.DisplayNames("en", { type: "language" }).of(code)` names it. */
  language_code: string | null;
  paragraphs: Paragraph[];
  /** Every sentence of the text. */
  sentences: Sentence[];
  quotations: Quotation[];
  statistics: Statistic[];
  attributions: Attribution[];
  speakers: Speaker[];
  /** Why each sentence carries each of its labels. */
  evidence: Evidence[];
  /** What was seen and not marked. */
  passed_over: PassedOver[];
  /** What the sourcing audit has to say. */
  findings: Finding[];
}

/** From (inclusive), to (exclusive). */
export type Span = [number, number];

export type Label = "quote" | "statistic" | "attribution";

/** English (or too short to tell), or another. */
export type Language = "en" | "other";

/** From "caption" on, and metadata: no part of the article itself, never labelled. */
export type BlockKind =
  | "prose"
  | "headline"
  | "metadata"
  | "list item"
  | "block quote"
  | "caption"
  | "reference"
  | "contents"
  | "code"
  | "table"
  | "navigation";

export interface Paragraph {
  span: Span;
  /** Its own, or the text's where its own words do not tell. */
  language: Language;
  language_code: string | null;
  kind: BlockKind;
}

export interface Sentence {
  span: Span;
  /** Index into `paragraphs`. */
  paragraph: number;
  kind: "prose" | "headline" | "metadata";
  labels: Label[];
}

export interface Quotation {
  /** Its index in `quotations`. */
  id: number;
  /** More than one where a tag interrupts, or where it runs over paragraphs. */
  spans: Span[];
  kind: "full" | "partial";
  /** The quotation around it. */
  parent: number | null;
  /** Index into `speakers`. */
  speaker: number | null;
  /** The speaker is a guess, and must be shown as one. */
  guess: boolean;
  /** Index into `attributions`. */
  attribution: number | null;
  /** No speaker is named for it anywhere. */
  orphan: boolean;
  link: Link | null;
}

/** How a quotation or an attribution came to its speaker. */
export interface Link {
  /** From 0 to 1. */
  confidence: number;
  reason: string;
}

export interface Statistic {
  /** Its index in `statistics`. */
  id: number;
  span: Span;
  /** One number, or from and to; `null` for vague magnitudes. */
  value: Amount | null;
  unit: string | null;
  kind: "count" | "percent" | "money" | "ratio" | "rate" | "measure" | "change" | "score" | "vague";
  /** "more than", "about", … in lower case. */
  qualifier: string | null;
  counted: Span | null;
  /** Index into `attributions`: its source. */
  attribution: number | null;
  /** Where the quantity is a change, whether something went up or down. */
  direction: "up" | "down" | null;
  /** Both numbers of a ratio ("one in five": 1 and 5), of a score, or of a rate with a base ("12 per 100,000"). */
  parts: [number, number] | null;
}

/** One number, or from and to. */
export type Amount = number | [number | null, number | null];

export interface Attribution {
  /** Its index in `attributions`. */
  id: number;
  source: Span[];
  cue: Span[];
  content: Span[];
  kind: "direct" | "indirect" | "mixed";
  act: "speech" | "thought" | "stance";
  nested: boolean;
  /** Index into `speakers`. */
  speaker: number | null;
  /** From 0 to 1. */
  confidence: number;
  /** Its confidence is so low that it must be shown as unsure. */
  unsure: boolean;
  link: Link | null;
}

export interface Speaker {
  /** Its index in `speakers`. */
  id: number;
  name: string;
  role: string | null;
  kind: "person" | "organisation" | "document" | "unnamed" | "collective";
  /** The same, finer. */
  type:
    | "named person"
    | "named organisation"
    | "named group"
    | "document or data set"
    | "unnamed individual"
    | "unnamed group"
    | "vote or decision"
    | "social-media post";
  /** Why the article does not name them, in its own words, where it says so. */
  anonymity: string | null;
  mentions: Span[];
  quoted_words: number;
}

export interface Evidence {
  /** Index into `sentences`. */
  sentence: number;
  label: Label;
  /** In words a reader can understand. */
  rule: string;
  span: Span;
}

export interface PassedOver {
  span: Span;
  what: "marks" | "number";
  value: Amount | null;
  unit: string | null;
  reason:
    | "scare quote"
    | "title"
    | "slogan"
    | "nickname"
    | "mention"
    | "date"
    | "time"
    | "age"
    | "duration"
    | "ordinal"
    | "name"
    | "identifier"
    | "anaphoric"
    | "figurative"
    | "height";
}

export interface Finding {
  kind: "statistic without source" | "unnamed source" | "orphan quotation" | "one source" | "second hand" | "nobody named";
  /** Indices into `sentences`. */
  sentences: number[];
  /** Index into `speakers`. */
  speaker: number | null;
}

/** An `Analysis`, written flat: `www/lib/tape.js` unwinds it. */
export interface Tape {
  tags: Uint8Array;
  numbers: Float64Array;
  strings: string[];
  shapes: string[];
}

/** A block of a text whose structure is known. */
export interface Block {
  span: Span;
  kind: BlockKind;
}

export interface Options {
  /** The blocks of the text, sorted, not overlapping. Without them the blocks are found in the text itself. */
  blocks?: Block[] | null;
  /** `any`: what is not English is marked too. Without it only English is. */
  language?: "en" | "any" | null;
}
