/** What page and extension add to the analysis of `src/output.d.ts`: the article it is of, and what the reader did with it. */
import type * as output from '../src/output.js';

export type { Amount, BlockKind, Evidence, Label, Language, Link, Paragraph, PassedOver, Sentence, Span } from '../src/output.js';
import type { BlockKind, Label, Span } from '../src/output.js';

/** Kinds of marks, as one shows and hides them. */
export type Kind = Label | 'stance' | 'passed';

/** A mark as the reader corrected it has the correction that made it so. */
interface Corrected {
  reader?: Correction;
}
export interface Quotation extends output.Quotation, Corrected {}
export interface Statistic extends output.Statistic, Corrected {}
export interface Attribution extends output.Attribution, Corrected {
  /** It only says what the reader named as the source of a number, and is told with that number. */
  bare?: boolean;
}
export interface Speaker extends output.Speaker {
  reader?: boolean;
  /** Whether the reader alone names them. */
  own?: boolean;
  /** The speaker with which the reader made this one. */
  merged?: number;
}
export type Mark = Quotation | Statistic | Attribution;
export interface MarkOf {
  quote: Quotation;
  statistic: Statistic;
  attribution: Attribution;
}
/** A mark with its kind. */
export type KindAndMark = { [K in Label]: [kind: K, mark: MarkOf[K]] }[Label];

export type FindingKind = output.Finding['kind'];
export interface Finding extends output.Finding {
  reader?: boolean;
}

/** An analysis as it may be corrected. */
export interface Analysis extends Omit<output.Analysis, 'quotations' | 'statistics' | 'attributions' | 'speakers' | 'findings'> {
  quotations: Quotation[];
  statistics: Statistic[];
  attributions: Attribution[];
  speakers: Speaker[];
  findings: Finding[];
}

/** A block of a text: its kind may come from a link that somebody made. */
export interface Block {
  span: Span;
  kind: BlockKind;
}

/** Words in their place, by which it is found again. */
interface Placed {
  span: Span;
  words: string;
}
/** A kind of mark is wrong, has another speaker, or is the reader's own. */
export type MarkCorrection = Placed & { kind: Label } & ({ type: 'wrong'; name?: string } | { type: 'speaker' | 'mark'; name: string });
export interface Rename {
  type: 'rename';
  from: string;
  to: string;
}
export type Correction = MarkCorrection | Rename;
/** What a dialog says of a mark. */
export type Change = { type: 'wrong'; name?: string } | { type: 'speaker'; name: string };

export type Status = 'open' | 'checked' | 'asked' | 'wrong';
/** What the reader noted of something. */
export interface Note {
  status: Status;
  note: string;
}
/** What can be checked: a mark, or a finding. */
export type CheckKind = Label | 'stance' | 'finding';
/** By what one thing to check is told from another. */
export interface Checkable {
  kind: CheckKind;
  finding?: string | null;
  span: Span;
  /** The one mark that a finding is about. */
  same?: { kind: Label; span: Span };
  /** The kind of finding that is about this one mark. */
  about?: string | null;
}
/** What the reader noted, as it is kept. */
export interface Check extends Placed, Note {
  kind: CheckKind;
  finding: string | null;
  /** The kind of finding that was about this one mark when it was noted. */
  about?: string;
  /** Whether its words were edited away. */
  gone?: boolean;
}
/** What a reader did with an article. */
export interface Work {
  checks: Check[];
  corrections: Correction[];
}

/** Text with its blocks, where they are known. */
export interface Read {
  title: string;
  text: string;
  blocks: Block[];
}
/** An article, as it is kept. */
export interface Article {
  title: string;
  text: string;
  /** `null` where the structure of the text is not known. */
  blocks: Block[] | null;
  url: string | null;
  work?: Work;
  /** `any`: it is marked though it is not English. */
  language?: 'any' | null;
}
/** An article that was taken in. */
export interface Taken extends Article {
  /** Gives the whole page of which this is the article. */
  whole?: (() => Taken) | null;
  /** Gives the article of the page that this is. */
  part?: () => Taken;
}
/** An article that is read. */
export interface Open extends Taken {
  work: Work;
}
/** What is said of an article in what is taken away of it. */
export interface Heading {
  title: string;
  url: string | null;
  work?: Work | null;
  shown?: (kind: Kind) => boolean;
}
