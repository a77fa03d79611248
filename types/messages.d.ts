/** What the parts of page and extension say to each other. */
import type { Tape } from '../src/output.js';
import type { Analysis, Block, Kind, Span } from './work.js';
import type { Settings } from './settings.js';

// ---- The page and its workers -------------------------------------------------------------------------------------------

/** What a worker needs. */
export interface Assets {
  module: WebAssembly.Module;
  model: ArrayBuffer;
}
/** A text that is read anew. */
export interface Analyse {
  type: 'analyse';
  id: number;
  text: string;
  blocks: Block[] | null;
  language: 'any' | null;
  /** Lines to the workers that help to read it. */
  helpers: MessagePort[];
}
/** The last text with other words in the place of `start` to `end`. */
export interface Edit {
  type: 'edit';
  id: number;
  start: number;
  end: number;
  words: string;
}
export type Start = Assets & { type: 'start'; lock: string };
export type Help = Assets & { type: 'help'; port: MessagePort };
export type ToWorker = Start | Help | Analyse | Edit | { type: 'cancel'; id: number };

export type FromWorker =
  | { type: 'ready'; held: boolean }
  | { type: 'head'; id: number; end: number; tape: Tape }
  | { type: 'progress'; id: number; share: number; ms: number }
  | { type: 'changed'; id: number; tape: Tape }
  | { type: 'done'; id: number; ms: number; tape: Tape }
  | { type: 'failed'; id: number | undefined; message: string };

// ---- The extension ------------------------------------------------------------------------------------------------------

/** What is read of a page. */
export type Scope = 'article' | 'page' | 'selection';
/** What the reader wants read, and whether it is marked if it is not English. */
export interface Asked {
  scope: Scope;
  insists?: boolean;
}
/** What the painter paints, in UTF-16 units of the text that the frame sent. */
export type Painted = [layer: string, start: number, end: number];
/** From the first to behind the last. */
export type Stretch = [from: number, to: number];

/** A page as a flat list: see `extension/outline.js`. */
export type Outline = (number | string | Attributes | null)[];
export type Attributes = Record<string, string>;
/** What the head of a page says of it. */
export interface Head {
  title: string;
  metas: Attributes[];
  data: string[];
}
/** What a content script sends to be read. */
export interface Page {
  outline: Outline;
  head: Head;
  inFrame: boolean;
}
/** What one frame of a tab shows. */
export interface Seen {
  page: Page | null;
  /** Only the beginning of its outline is there. */
  more: boolean;
  title: string;
  url: string;
  /** Frames that cannot be read. */
  unread: number;
  /** How often it was read. */
  reading: number;
  /** Whether it has the style sheet. */
  dressed: boolean;
}
/** What is to be read of a frame. */
export interface Found {
  text: string;
  blocks: Block[];
  /** The stretches of text nodes that the text consists of. */
  kept: Stretch[];
  scope: Scope;
  /** The page is no article. */
  none: boolean;
  /** What looked like the article was short beside the page, which was read in its place. */
  short: boolean;
}
/** A frame with what was found in it. */
export interface Part extends Found {
  frameId: number;
  title: string;
  url: string;
  unread: number;
  reading: number;
}

/** What a content script is asked, and what it gives; nothing where the page was read anew meanwhile. */
export interface ToContent {
  read: { asks: { scope: Scope }; gives: Partial<Seen> };
  more: { asks: { reading: number; from: number }; gives: { outline?: Outline; more?: boolean } };
  paint: { asks: PaintAsked; gives: unknown };
  show: { asks: { kind: Kind; shown: boolean }; gives: unknown };
  go: { asks: { span: Span }; gives: unknown };
  light: { asks: { span: Span | null }; gives: unknown };
  selected: { asks: object; gives: { span: Span | null } };
  clear: { asks: object; gives: unknown };
  here: { asks: object; gives: unknown };
}
export interface PaintAsked {
  reading: number;
  kept: Stretch[];
  hidden: Kind[];
  /** Many come in parts, each of which says where it begins. */
  marks: Painted[];
  from: number;
  more: boolean;
}

/** What the background is asked by a content script. */
export interface FromContent {
  changed: { asks: { part: Seen }; gives: unknown };
  mark: { asks: Asked; gives: State };
}
/** What the background is asked by popup, ledger and options, and what it gives. */
export interface ToBackground {
  state: { asks: OfTab; gives: State };
  mark: { asks: OfTab & Asked; gives: State };
  unmark: { asks: OfTab; gives: unknown };
  ledger: { asks: OfTab; gives: Partial<Marked> };
  jump: { asks: OfTab & { span: Span }; gives: unknown };
  hover: { asks: OfTab & { span: Span | null }; gives: unknown };
  step: { asks: OfTab & { by: number }; gives: unknown };
  kind: { asks: OfTab & { kind: Kind; shown: boolean }; gives: unknown };
  filter: { asks: OfTab & { speaker: number | null }; gives: unknown };
  chosen: { asks: OfTab; gives: { span: Span | null } };
  corrected: { asks: OfTab; gives: unknown };
  settings: { asks: { tabId?: number; chosen: Partial<Settings> }; gives: unknown };
  always: { asks: { site: string; on: boolean }; gives: unknown };
}
interface OfTab {
  tabId: number;
}
/** What those who show a tab hear. */
export interface Announced {
  marked: { asks: OfTab; gives: unknown };
}
/** A message of those that some part understands. */
export type Message<Says> = {
  [T in keyof Says]: { sourcelight: number; type: T } & (Says[T] extends { asks: infer A } ? A : never);
}[keyof Says];

/** What is marked in a tab. */
export interface Marked {
  text: string;
  analysis: Analysis;
  blocks: Block[];
  title: string;
  url: string;
}
/** What the popup shows of a tab. */
export interface State extends Partial<Settings> {
  marked?: boolean;
  /** The message was not understood: the page has to be loaded anew. */
  reload?: boolean;
  error?: string;
  /** There is nothing to read. */
  empty?: boolean;
  none?: boolean;
  /** It is not English: the code of its language, where it is known. */
  foreign?: string | true;
  counts?: Counts | null;
  sentences?: number;
  /** What was read, and what was asked for. */
  scope?: Scope;
  asked?: Scope;
  short?: boolean;
  unread?: number;
  url?: string;
}
/** How much there is of what. */
export type Counts = Record<Kind | 'labelled' | 'sentence' | 'guess', number>;

/** The engine, near or far: `onHead` hears what is found in the beginning of a long text. */
export interface Engine {
  warm(): Promise<void>;
  read(pages: Page[], scope: Scope, insists: boolean, onHead: (beginning: Given) => void): Promise<Given | Nothing>;
}
export interface Given {
  found: Found[];
  analysis: Analysis;
}
/** There is nothing to read. */
export interface Nothing {
  found: Found[];
  analysis: null;
}
/** On the line to the engine. */
export interface ToEngine {
  pages: Page[];
  scope: Scope;
  insists: boolean;
}
export interface FromEngine {
  beginning?: Given;
  given?: Given | Nothing;
  error?: string;
}
