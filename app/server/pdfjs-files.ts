import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { pdfjsFolder } from '../domains/library/reader/ui/pdfjs-folder.ts';

const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What pdf.js reads while it works, by the name it has under our address. */
const folders = { cmaps: /\.bcmap$/, standard_fonts: /\.(pfb|ttf)$/, wasm: /^(jbig2|openjpeg|qcms_bg)\.wasm$/, iccs: /\.icc$/ };
const icons = /^(annotation-|loading)/;

function filesOf(): Map<string, () => string | Uint8Array> {
  const files = new Map<string, () => string | Uint8Array>();
  const add = (name: string, path: string) => files.set(name, () => readFileSync(join(root, path)));
  add('pdf.worker.min.mjs', 'build/pdf.worker.min.mjs');
  for (const [folder, wanted] of Object.entries(folders)) {
    for (const name of readdirSync(join(root, folder))) if (wanted.test(name)) add(`${folder}/${name}`, `${folder}/${name}`);
  }
  for (const name of readdirSync(join(root, 'web/images'))) if (icons.test(name)) add(`images/${name}`, `web/images/${name}`);
  files.set('viewer.css', () => neededRules(readFileSync(join(root, 'web/pdf_viewer.css'), 'utf8')));
  return files;
}

/** Layers of a page and how pages stand; not the viewer's editors, dialogs and side bars. */
const needed = /^(:root|\[data-main-rotation=|\.(textLayer|textLayerImages|annotationLayer|canvasWrapper|pdfViewer|page|spread)\b)/;
const unneeded = /annotationEditor|Dialog|\.xfa|pdfPresentationMode/;

/** The package's stylesheet without what this reader never shows: its outermost rules, one by one. */
export function neededRules(css: string): string {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const kept: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < plain.length; at += 1) {
    if (plain[at] === '{') depth += 1;
    if (plain[at] !== '}') continue;
    depth -= 1;
    if (depth > 0) continue;
    const rule = plain.slice(start, at + 1).trim();
    const selector = rule.slice(0, rule.indexOf('{'));
    if (needed.test(rule) && !unneeded.test(selector)) kept.push(rule.replace(/\s+/g, ' '));
    start = at + 1;
  }
  return `${kept.join('\n')}\n`;
}

const types: Record<string, string> = { css: 'text/css', mjs: 'text/javascript', wasm: 'application/wasm', svg: 'image/svg+xml', gif: 'image/gif' };

/** Worker, character maps, fonts, decoders: under an address that names the version, so that a browser keeps them for ever. */
export function pdfjsFiles(): Plugin {
  const files = filesOf();
  return {
    name: 'pdfjs-files',
    generateBundle() {
      if (this.environment?.name === 'ssr') return;
      for (const [name, read] of files) this.emitFile({ type: 'asset', fileName: `${pdfjsFolder.slice(1)}${name}`, source: read() });
    },
    configureServer(server) {
      server.middlewares.use(pdfjsFolder, (request, response, next) => {
        const name = (request.url ?? '').slice(1).split('?')[0] ?? '';
        const read = files.get(name);
        if (!read || !existsSync(root)) return next();
        response.setHeader('Content-Type', types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
        response.end(read());
      });
    },
  };
}
