import { join } from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { appFiles } from './app/server/app-files.ts';
import { catalogFiles } from './app/server/catalog-files.ts';
import { escapedBundle } from './app/server/escape-wide.ts';
import { iconSprite } from './app/server/icon-sprite.ts';
import { pdfjsFiles } from './app/server/pdfjs-files.ts';
import { fittedRemix } from './app/server/fitted-remix.ts';
import remixOptions from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Packages that pages load in the browser. */
const forBrowser = ['react', 'react-dom', 'react-dom/client', '@remix-run/react', 'd3-scale', 'd3-shape', 'zod', 'uuid', 'pdfjs-dist'];

/**
 * What every page has anyway travels as two files: what changes with a package, and what changes with us. Thirty files of
 * half a kilobyte hardly compress. What only some pages show stays with them.
 */
const inFrame = /\/node_modules\/(?:react|react-dom|scheduler|@remix-run\/(?:react|router|server-runtime)|react-router|react-router-dom|turbo-stream)\/|vite\/preload-helper/;
const onSome = 'charts/|styleguide/|(?:choices|confirm-page|copy-field|cover-grid|data-table|drawn-banner|error-summary|file-drop|filter-bar|mail-address|picture-field|profile-head|prose|qr-code|rating-field|room-picture|sectioned|use-look-again|use-upload-progress)\\.tsx?$';
const inHouse = new RegExp(`/app/(?:ui/(?!${onSome})|platform/(?:i18n|time)/|platform/(?:http/with-query|offline/install-offer)\\.ts$|engines/notifications/ui/(?:use-live|listen-for)-news\\.ts$|routes/site/(?:document-title|error-page|kept-banner|leaving-banner|shell|use-root)\\.tsx?$|(?:domains/[^/]+|kernel/(?:accounts|files|house|operations)|engines/[^/]+|routes/api)/paths\\.ts$)`);
/** What pages about books share. */
const inLibrary = /\/app\/domains\/library\/(?:\w+\/paths|ui\/(?:cover-image|priority|progress-text|use-number)|model\/(?:book-state|priority|year))\.tsx?$/;
/** What lists and pages of titles share, and what a title's page adds to it. */
const inTitles = /\/app\/domains\/titles\/(?:ui\/(?:average|cover-image|rating-shown|tens|walk-text)|model\/(?:average|rating-scale|rating-tens|walk-state))\.tsx?$/;
const inTitle = /\/app\/domains\/titles\/(?:ui\/(?:own-review|rating-input|review-form|review-list|review-text|walk-panel|walk-rows)|model\/review-text)\.tsx?$/;
const inForms = /\/app\/(?:platform\/forms\/|ui\/error-summary\.tsx$)/;

const chunks: readonly [name: string, has: RegExp][] = [['frame', inFrame], ['house', inHouse], ['books', inLibrary], ['titles', inTitles], ['title', inTitle], ['forms', inForms]];
const chunkOf = (id: string): string | undefined => chunks.find(([, has]) => has.test(id))?.[0];

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions), pdfjsFiles(), iconSprite(), catalogFiles(), fittedRemix(), appFiles(), isSsrBuild && escapedBundle()],
  // Whatever else package.json names belongs to the server; Vite would try to pack it for the browser.
  optimizeDeps: { include: forBrowser, exclude: Object.keys(manifest.dependencies).filter((name) => !forBrowser.some((known) => known === name || known.startsWith(`${name}/`))) },
  build: {
    target: 'es2022', assetsInlineLimit: 0, cssMinify: true, reportCompressedSize: false,
    // Scripts come out 4 % smaller than from esbuild.
    minify: isSsrBuild ? false : 'terser',
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunkOf } },
  },
  resolve: { alias: isSsrBuild ? [{ find: 'react/jsx-runtime', replacement: join(import.meta.dirname, 'app', 'server', 'page-elements.ts') }] : [] },
  // The generated client and what it needs stay outside the bundle's reach: one Prisma runtime per process.
  ssr: { external: ['@prisma/client', '@prisma/adapter-pg', 'pg', 'pg-boss'] },
}));
