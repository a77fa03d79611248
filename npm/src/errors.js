/** @import { ErrorCode } from './index.js' */

/** What went wrong, in `code`: see `SourcelightError` in `index.d.ts`. */
export class SourcelightError extends Error {
  /** @override */
  name = 'SourcelightError';

  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
}
