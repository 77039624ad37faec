import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { build } from 'vite';
import type { Plugin, Rollup } from 'vite';

const workerSource = 'app/platform/offline/service-worker.ts';

/** Every page's own: the frame, the house, the beginning, the icons, the faces of its letters. What else a page needs is kept when it is seen. */
const isShell = (file: Rollup.OutputAsset | Rollup.OutputChunk): boolean =>
  file.type === 'chunk' ? /^(entry\.client|frame|house|root)$/.test(file.name) : /^assets\/(?:app|root)-[^/]+\.css$|^assets\/icons-[^/]+\.svg$|^assets\/(?:inter|literata)-(?:latin|cyrillic)-wght-normal-[^/]+\.woff2$/.test(file.fileName);

async function packWorker(shell: string[]): Promise<string> {
  const result = await build({
    configFile: false, logLevel: 'error', publicDir: false, define: { SHELL_FILES: JSON.stringify(shell) },
    build: { write: false, target: 'es2022', minify: true, rollupOptions: { input: workerSource, output: { format: 'iife' } } },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput;
  return output[0].code;
}

/** Phones cut icons to their own shape: the sign on a whole ground, with nothing near its edge. */
const maskable = (icon: string) => icon.replace(/<circle cx="16" cy="16" r="16"( fill="[^"]+")\/>/, '<path$1 d="M0 0h32v32H0z"/>');

const draw = (icon: string, size: number) => sharp(Buffer.from(icon), { density: (72 * size) / 32 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();

/** What makes the pages an app that can be put on a phone: its worker, and its icons drawn from the one sign. */
export function appFiles(): Plugin {
  return {
    name: 'app-files',
    apply: 'build',
    async generateBundle(_options, bundle) {
      if (this.environment?.name === 'ssr') return;
      const shell = Object.values(bundle).filter(isShell).map(({ fileName }) => `/${fileName}`).sort();
      const icon = readFileSync('public/favicon.svg', 'utf8');
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: await packWorker(shell) });
      this.emitFile({ type: 'asset', fileName: 'icon-192.png', source: await draw(icon, 192) });
      for (const size of [192, 512]) this.emitFile({ type: 'asset', fileName: `icon-maskable-${size}.png`, source: await draw(maskable(icon), size) });
    },
  };
}
