import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '#app/server/prepare.server.ts';
import { ensureBrowser } from './support/browser.ts';

/** What `npm test` and its parts run. Every step counts; the last line is `N passed, N failed`. */
type Count = { passed: number; failed: number };
type Step = () => Count;

const reports = mkdtempSync(join(tmpdir(), 'kruzhok-reports-'));

function runTool(script: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n— ${script.split('/').at(-1)} ${args.join(' ')}`);
  const result = spawnSync(process.execPath, [join('node_modules', script), ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  return result.status === 0;
}

const tool = (script: string, args: string[]): Step => () => (runTool(script, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

const messages: Step = () => {
  console.log('\n— messages');
  const result = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'tests/check-messages.ts'], { stdio: 'inherit' });
  return result.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

const checks: Step[] = [
  tool('typescript/bin/tsc', ['--noEmit']),
  tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  tool('dependency-cruiser/bin/dependency-cruiser.mjs', ['--config', '.dependency-cruiser.cjs', 'app']),
  tool('knip/bin/knip.js', ['--no-progress']),
  messages,
];

/** Vitest's projects; a run whose report is missing counts as one failure. */
const vitest = (projects: string[], without: readonly string[] = []): Step => () => {
  const report = join(reports, `${projects.join('-')}.json`);
  const isGreen = runTool('vitest/vitest.mjs', ['run', ...projects.flatMap((name) => ['--project', name]), ...without.flatMap((glob) => ['--exclude', glob]), '--reporter=default', '--reporter=json', `--outputFile=${report}`]);
  return fromReport(report, isGreen, (json) => ({ passed: Number(json.numPassedTests), failed: Number(json.numFailedTests) }));
};

const endToEnd = (args: string[] = []): Step => () => {
  ensureBrowser();
  const report = join(reports, 'e2e.json');
  const isGreen = runTool('@playwright/test/cli.js', ['test', '--reporter=list,json', ...args], { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return fromReport(report, isGreen, (json) => {
    const stats = json.stats as { expected: number; unexpected: number; flaky: number };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  });
};

function fromReport(path: string, isGreen: boolean, read: (json: Record<string, unknown>) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>);
    return isGreen || count.failed > 0 ? count : { ...count, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** The faults of tests/integration/faults, each for as long as docs/operations.md says. */
const faults: Step = () => {
  const report = join(reports, 'faults.json');
  const isGreen = runTool('vitest/vitest.mjs', ['run', '--project', 'integration', 'tests/integration/faults', '--reporter=default', '--reporter=json', `--outputFile=${report}`], { FAULTS: 'full' });
  return fromReport(report, isGreen, (json) => ({ passed: Number(json.numPassedTests), failed: Number(json.numFailedTests) }));
};

const onPostgres = (steps: Step[]): Step[] => {
  if (process.env.TEST_DATABASE_URL) return steps;
  throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.');
};

/**
 * What the second lane leaves out, because the database server can make no difference to it: tests that start the app with the
 * PostgreSQL that it brings, the walks over all pages that look at how they are drawn, what HTTP carries and what forms take, bytes on their way into the storage,
 * other people's programs that open our PDFs, and end-to-end tests of the browser alone (`@browser`).
 */
const sameOnAnyServer = ['tests/routes/site/whole-pages.test.ts', 'tests/routes/security/{cookies,cross-site,every-response,hostile-text,mass-assignment,odd-requests,over-exposure,redirects}.test.ts',
  'tests/integration/domains/library/other-programs.test.ts', 'tests/integration/kernel/files/{pdf-upload,pictures}.test.ts', 'tests/integration/faults/**', 'tests/integration/server/crash.test.ts', 'tests/integration/platform/db/embedded*.test.ts'];

const plans: Record<string, () => Step[]> = {
  all: () => [...checks, vitest(['unit', 'integration', 'routes']), endToEnd()],
  check: () => checks,
  unit: () => [vitest(['unit'])],
  integration: () => [vitest(['integration'])],
  routes: () => [vitest(['routes'])],
  timing: () => [vitest(['timing'])],
  e2e: () => [endToEnd()],
  faults: () => [faults],
  pg: () => onPostgres([vitest(['integration', 'routes'], sameOnAnyServer), endToEnd(['--grep-invert', '@browser'])]),
};

const wanted = process.argv.slice(2);
const steps = (wanted.length > 0 ? wanted : ['all']).flatMap((name) => plans[name]?.() ?? []);
prepare(process.cwd());
const total = steps.map((step) => step()).reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }), { passed: 0, failed: 0 });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
