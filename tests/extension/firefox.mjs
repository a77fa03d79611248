/**
 * Firefox's own window. What stands in it no page's test can reach: the toolbar, the menus, the popup, the side bar. The test is let into it by
 * `--remote-allow-system-access`, and presses there as a mouse does.
 */
import { PATIENCE } from '../harness/browser.mjs';

/** A function and what it is called with, as source. */
const call = (work, values) => `(${work})(${values.map((value) => JSON.stringify(value) ?? 'undefined').join(', ')})`;

/** Asks until the answer is one. */
async function until(what, answer) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const given = await answer();
    if (given) return given;
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE} ms`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

class Frame {
  async waitForFunction(work, _options, ...values) {
    return until(String(work), () => this.evaluate(work, ...values));
  }

  async waitForSelector(selector) {
    return this.waitForFunction((wanted) => document.querySelector(wanted) !== null, {}, selector);
  }

  async $eval(selector, work, ...values) {
    return this.evaluate(`(selector, ...values) => (${work})(document.querySelector(selector), ...values)`, selector, ...values);
  }
}

/** The browser's window. */
export class Window extends Frame {
  #send;
  #context;

  static async of({ connection }) {
    const send = async (method, fields) => (await connection.send(method, fields)).result;
    const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const own = new Window();
    own.#send = send;
    own.#context = contexts[0].context;
    return own;
  }

  async evaluate(work, ...values) {
    const expression = `(async () => JSON.stringify(await ${call(work, values)}))()`;
    const { result, exceptionDetails } = await this.#send('script.evaluate', {
      expression,
      target: { context: this.#context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  /** Presses an extension's button, which is put into the toolbar first. */
  async pressButton(extension) {
    // The popup of another tab would be closed by the press, as it is when a reader goes to this one.
    await this.evaluate(() => document.querySelector('.webextension-popup-browser')?.closest('panel').hidePopup());
    await this.waitForFunction(() => document.querySelector('.webextension-popup-browser') === null);
    await this.evaluate((id) => {
      const name = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
      if (CustomizableUI.getPlacementOfWidget(name).area !== 'nav-bar') CustomizableUI.addWidgetToArea(name, 'nav-bar');
      const { x, y, width, height } = document.getElementById(name).getBoundingClientRect();
      for (const type of ['mousemove', 'mousedown', 'mouseup'])
        synthesizeMouseEvent(type, x + width / 2, y + height / 2, { button: 0, clickCount: type === 'mousemove' ? 0 : 1 }, {});
    }, extension);
  }

  /** Puts an extension's background to sleep, as the browser does when it is idle. */
  async sleep(extension) {
    await this.evaluate((id) => WebExtensionPolicy.getByID(id).extension.terminateBackground({ ignoreDevToolsAttached: true }), extension);
    await this.waitForFunction((id) => WebExtensionPolicy.getByID(id).extension.backgroundState === 'stopped', {}, extension);
  }

  /** Agrees to what the browser asks for an extension: whether it may read an address. */
  async allow(extension, address) {
    await this.waitForFunction(
      () => PopupNotifications.panel.state === 'open' && /webext-permissions/.test(PopupNotifications.panel.firstElementChild?.id),
      {},
    );
    await this.evaluate(() => PopupNotifications.panel.firstElementChild.button.click());
    await this.waitForFunction((id, uri) => WebExtensionPolicy.getByID(id).canAccessURI(Services.io.newURI(uri)), {}, extension, address);
  }

  /** Chooses an entry of the menu that a press of the right button has opened on a page. */
  async choose(label) {
    await this.waitForFunction(() => document.getElementById('contentAreaContextMenu').state === 'open', {});
    await this.evaluate((wanted) => {
      const menu = document.getElementById('contentAreaContextMenu');
      menu.activateItem([...menu.querySelectorAll('menuitem')].find((item) => item.label === wanted && !item.hidden));
    }, label);
  }

  /** The popup, once it is open: until then its page stands in a browser of its own, and what is asked there is lost as it moves. */
  async popup() {
    return this.#far(() =>
      [...document.querySelectorAll('.webextension-popup-browser')].find((browser) => browser.closest('panel')?.state === 'open'),
    );
  }

  /** The side bar, once an extension's page stands in it. */
  async sideBar() {
    return this.#far(() => document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser'));
  }

  /** Closes the tab in front, once it shows a page whose address ends so. */
  async closeTab(end) {
    await this.tab(end);
    await this.evaluate(() => gBrowser.removeCurrentTab());
  }

  /** The tab in front, once it shows a page whose address ends so. */
  async tab(end) {
    await this.waitForFunction((wanted) => gBrowser.selectedBrowser.currentURI.spec.endsWith(wanted), {}, end);
    return this.#far(() => gBrowser.selectedBrowser);
  }

  async #far(find) {
    // Before that it may change its process, and what is asked of the first is never answered.
    await this.waitForFunction(
      `() => (${find})()?.browsingContext?.currentWindowGlobal?.documentURI.spec.startsWith('moz-extension:')`,
      {},
    );
    const frame = new FarFrame(this, find);
    await frame.waitForFunction(() => document.readyState === 'complete');
    return frame;
  }
}

/** A page inside the window, in a process of its own. */
class FarFrame extends Frame {
  #window;
  #find;

  constructor(window, find) {
    super();
    this.#window = window;
    this.#find = find;
  }

  async evaluate(work, ...values) {
    const source = `(async () => JSON.stringify(await ${call(work, values)}))()`;
    const { value, error } = await this.#heard(
      `await Cu.waiveXrays(Cu.evalInSandbox(${JSON.stringify(source)}, new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })))`,
    );
    if (error) throw new Error(error);
    return value === undefined ? undefined : JSON.parse(value);
  }

  /** Presses what the selector finds, as a mouse does: browsers open some things only then. The page may close itself at that. */
  async click(selector) {
    await this.#window.evaluate(
      `(script) => void (${this.#find})().messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false)`,
      `{
        const { x, y, width, height } = content.document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
        for (const type of ['mousemove', 'mousedown', 'mouseup']) content.synthesizeMouseEvent(type, x + width / 2, y + height / 2, { button: 0, clickCount: type === 'mousemove' ? 0 : 1 }, {});
      }`,
    );
  }

  /** What an expression gives in the page's process. */
  async #heard(expression) {
    return this.#window.evaluate(
      `(expression) => new Promise((done) => {
        const { messageManager } = (${this.#find})();
        const name = 'test ' + Math.random();
        const hear = ({ data }) => {
          messageManager.removeMessageListener(name, hear);
          done(data);
        };
        messageManager.addMessageListener(name, hear);
        // A page that has gone, or moved to another process, never answers.
        setTimeout(() => done({ error: 'no answer within ${PATIENCE} ms' }), ${PATIENCE});
        const script = '(async () => { try { return { value: ' + expression + ' }; } catch (error) { return { error: String(error) }; } })().then((given) => sendAsyncMessage(' + JSON.stringify(name) + ', given));';
        messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
      })`,
      expression,
    );
  }
}
