import { defineConfig } from 'vitest/config';

/** Looks at every page: with React's build for development, whose warnings go to the console and fail it. */
const wholePages = 'tests/routes/site/whole-pages.test.ts';

type Extent = { include?: string[]; exclude?: string[]; env?: Record<string, string> };

const project = (name: string, needsDatabase: boolean, { include = [], ...extent }: Extent = {}) => ({
  define: { ICON_SPRITE: JSON.stringify('/assets/icons.svg') },
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`, ...include],
    ...extent,
    setupFiles: ['tests/support/fail-on-console-error.ts'],
    globalSetup: needsDatabase ? ['tests/support/global-database.ts'] : [],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks' as const,
    // Reading the app's modules anew for every file took half of the run; each file has its database, its folder and its app.
    isolate: false,
  },
});

export default defineConfig({
  test: {
    // One more than a small machine has cores: some of them wait, for a provider that hangs or a server that starts.
    maxWorkers: 3,
    projects: [
      project('unit', false),
      project('integration', true, { include: [wholePages] }),
      // With React as people run it: its other build takes an eighth of the walks' time.
      project('routes', true, { exclude: [wholePages], env: { NODE_ENV: 'production' } }),
      project('timing', true),
    ],
  },
});
