import { defineConfig } from 'vitest/config';

const project = (name: string, needsDatabase: boolean) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    setupFiles: ['tests/support/fail-on-console-error.ts'],
    globalSetup: needsDatabase ? ['tests/support/global-database.ts'] : [],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks' as const,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [project('unit', false), project('integration', true), project('routes', true), project('timing', true)],
  },
});
