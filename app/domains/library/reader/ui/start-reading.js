// Served as it is and run before anything else of the page: pdf.js's worker takes longer to come alive than all the rest.
{
  const { worker, url, size } = document.currentScript.dataset;
  const started = new Worker(worker, { type: 'module' });
  started.addEventListener('error', () => { delete window.startedReading; });
  window.startedReading = { worker: started, file: { url, size: Number(size) } };
}
