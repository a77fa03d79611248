/** What the reader has chosen. */
import type { Kind } from './work.js';

/** In the extension. */
export interface Settings {
  /** Kinds that are not painted. */
  hidden: Kind[];
  /** Whether marks that the analyser is unsure of are painted. */
  unsure: boolean;
  /** Nothing is read by itself or at a press of the button, anywhere or on these sites. */
  off: boolean;
  offSites: string[];
}

/** On the page. */
export interface PageSettings {
  theme: string;
  face: string;
  size: number;
  width: string;
  contrast: string;
  /** Single keys do something. */
  keys: boolean;
  /** Articles are kept. */
  recent: boolean;
  /** The reader has seen a card. */
  met: boolean;
  guesses: boolean;
  hidden: Kind[];
}
