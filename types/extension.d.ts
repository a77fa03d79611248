/** What the declarations of the browsers' interfaces for extensions lack. */

/** Firefox's own. */
declare var browser: { commands?: { openShortcutSettings?(): Promise<void> }; sidebarAction?: { open(): Promise<void> } } | undefined;

declare namespace chrome.runtime {
  /** A line to another part of the extension. */
  function connect(info: { name: string }): Port;
}

/** What the content script leaves for its next: it is deaf once its extension was updated or removed. */
declare var sourcelight: { runtime: string; alive(): boolean } | undefined;
