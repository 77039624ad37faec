import { defineConfig } from 'vitest/config';

const project = (name: string, needsDatabase: boolean, { include = [], env = {} }: { include?: string[]; env?: Record<string, string> } = {}) => ({
  define: { ICON_SPRITE: JSON.stringify('/assets/icons.svg') },
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`, ...include],
    env,
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
      // Every page is looked at with React's build for development, whose warnings go to the console and fail the test; the routes are walked
      // with React as people run it, which takes an eighth less time.
      project('integration', true, { include: ['tests/pages/**/*.test.ts'] }),
      project('routes', true, { env: { NODE_ENV: 'production' } }),
      project('timing', true),
    ],
  },
});
