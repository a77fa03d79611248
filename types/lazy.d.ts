/** Programs of others, as the build puts them beside the sources. */

declare module '*/lazy/readability.js' {
  export { Readability } from '@mozilla/readability';
}

declare module '*/lazy/pdf.js' {
  export * from 'pdfjs-dist';
}
