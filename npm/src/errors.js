/** What went wrong, in `code`: see `SourcelightError` in `index.d.ts`. */
export class SourcelightError extends Error {
  name = 'SourcelightError';

  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
}
