import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { neededRules } from '#app/server/pdfjs-files.ts';
import { pdfjsFolder } from '#app/domains/library/reader/ui/pdfjs-folder.ts';

it('the address of what pdf.js reads names the version that is installed', () => {
  const { version } = JSON.parse(readFileSync('node_modules/pdfjs-dist/package.json', 'utf8')) as { version: string };
  expect(pdfjsFolder).toBe(`/assets/pdfjs-${version}/`);
});

it('of the viewer’s stylesheet the layers of a page stay, its editors and dialogs go', () => {
  const all = readFileSync('node_modules/pdfjs-dist/web/pdf_viewer.css', 'utf8');
  const kept = neededRules(all);
  expect(kept).toMatch(/^\.textLayer \{/m);
  expect(kept).toMatch(/^\.annotationLayer \{/m);
  expect(kept).toMatch(/^\.pdfViewer \.page \{/m);
  // Without these the words of a turned page lie elsewhere than their picture.
  for (const turn of [90, 180, 270]) expect(kept).toContain(`[data-main-rotation="${turn}"] { transform: rotate(${turn}deg)`);
  expect(kept).not.toMatch(/Dialog|annotationEditorLayer \{|@import/);
  expect(kept.length).toBeLessThan(all.length / 4);
});
