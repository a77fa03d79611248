/** Elements: what `element.js` makes and finds. */

type TagOf<Name extends string> = Name extends `${infer Tag}.${string}` ? Tag : Name;
/** What `element('button.step')` makes. */
export type Made<Name extends string> = TagOf<Name> extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[TagOf<Name>] : HTMLElement;

export type Child = Node | string | number | false | null | undefined;
export type Children = (Child | Child[])[];

/** Listeners hear of the element that they are set on. */
export interface Props<On> {
  onclick?: (event: PointerEvent & { target: On }) => unknown;
  onchange?: (event: Event & { target: On }) => unknown;
  oninput?: (event: Event & { target: On }) => unknown;
  onsubmit?: (event: SubmitEvent) => unknown;
  onkeydown?: (event: KeyboardEvent) => unknown;
  data?: Record<string, string | number>;
  style?: Record<string, string | number>;
  [attribute: string]: unknown;
}

/** Elements of our pages that are more than elements. */
interface Known {
  read: HTMLButtonElement;
  edit: HTMLButtonElement;
  file: HTMLInputElement;
  share: HTMLProgressElement;
  off: HTMLInputElement;
  'off-here': HTMLInputElement;
  always: HTMLInputElement;
}
export type ById<Id extends string> = Id extends keyof Known ? Known[Id] : HTMLElement;
