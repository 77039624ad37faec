/** Where the build puts what pdf.js reads while it works; the version is in the name, so that it may be kept for ever. */
export const pdfjsFolder = '/assets/pdfjs-6.5.438/';
export const workerFile = `${pdfjsFolder}pdf.worker.min.mjs`;
