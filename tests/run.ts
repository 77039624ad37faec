import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateClient, prepare } from '#app/server/prepare.server.ts';
import { ensureBrowser } from './support/browser.ts';
import { askedAgain, readPlaywright, readVitest, report } from './support/outcomes.ts';
import type { Outcome } from './support/outcomes.ts';
import { sideBySide } from './support/side-by-side.ts';

/** What `npm test` and its parts run. Every step counts; the last line is `N passed, N failed`. */
type Step = () => Outcome | Promise<Outcome>;

const reports = mkdtempSync(join(tmpdir(), 'kruzhok-reports-'));

/** An earlier run's report must not be read for one that died. */
function freshReport(name: string): string {
  const path = join(reports, `${name}.json`);
  rmSync(path, { force: true });
  return path;
}

function runTool(script: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n— ${script.split('/').at(-1)} ${args.join(' ')}`);
  const result = spawnSync(process.execPath, [join('node_modules', script), ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
  return result.status === 0;
}

/** The longest first: the last to end should be a short one. The build is no check, but nothing else can start before it. */
const checks: Step = () => sideBySide([
  { script: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  { script: 'app/server/build.ts' },
  { script: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', args: ['--config', '.dependency-cruiser.cjs', 'app'] },
  { script: 'node_modules/eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] },
  { script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  { script: 'tests/check-messages.ts' },
]);

const vitest = (projects: string[], { files = [], without = [], env = {} }: { files?: string[]; without?: readonly string[]; env?: Record<string, string> } = {}) => (): Outcome => {
  prepare(process.cwd());
  const path = freshReport(projects.join('-'));
  const isGreen = runTool('vitest/vitest.mjs', ['run', ...files, ...projects.flatMap((name) => ['--project', name]), ...without.flatMap((glob) => ['--exclude', glob]), '--reporter=default', '--reporter=json', `--outputFile=${path}`], env);
  const outcome = readVitest(path, isGreen);
  return { ...outcome, again: vitest(projects, { files: outcome.files, env }) };
};

const endToEnd = (args: string[] = []) => (): Outcome => {
  prepare(process.cwd());
  ensureBrowser();
  const path = freshReport('e2e');
  const isGreen = runTool('@playwright/test/cli.js', ['test', '--reporter=list,json', ...args], { PLAYWRIGHT_JSON_OUTPUT_FILE: path });
  return { ...readPlaywright(path, isGreen), again: endToEnd([...args, '--last-failed']) };
};

/** The faults of tests/integration/faults, each for as long as docs/operations.md says. */
const faults = vitest(['integration'], { files: ['tests/integration/faults'], env: { FAULTS: 'full' } });

const onPostgres = (steps: Step[]): Step[] => {
  if (process.env.TEST_DATABASE_URL) return steps;
  throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.');
};

/**
 * What the second lane leaves out, because the database server can make no difference to it: tests that start the app with the
 * PostgreSQL that it brings, the walks over all pages that look at how they are drawn, what HTTP carries and what forms take, who may do what, the forms of signing in and of the owner’s house (whose commands have suites of their own), what other services answer, bytes on their way into the storage,
 * the work on PDFs, other people's programs that open them, and what browsers do.
 */
const sameOnAnyServer = ['tests/pages/**', 'tests/routes/access.test.ts', 'tests/routes/security/{cookies,cross-site,every-field,every-response,foreign-ids,hostile-api,hostile-text,mass-assignment,odd-requests,over-exposure,redirects}.test.ts',
  'tests/routes/{admin,auth,telegram}/**', 'tests/routes/api/generated-requests.test.ts', 'tests/routes/library/{catalogues,silent-catalogues,documents}.test.ts', 'tests/routes/{account/profile,notifications/stream,platform/large-bodies,platform/responses,server/route-discovery}.test.ts', 'tests/routes/files/**', 'tests/integration/domains/library/catalogue/**', 'tests/integration/domains/titles/title-catalogues.test.ts',
  'tests/integration/platform/storage/**', 'tests/integration/server/{files-move,start}.test.ts',
  'tests/integration/domains/library/{other-programs,notes/copy,documents/pictures,documents/reading}.test.ts', 'tests/integration/domains/library/editing/**', 'tests/integration/platform/{errors/sentry,mail/mailgun}.test.ts', 'tests/integration/kernel/files/{pdf-upload,pictures}.test.ts', 'tests/integration/faults/**', 'tests/integration/server/crash.test.ts', 'tests/integration/platform/db/embedded*.test.ts'];

const plans: Record<string, () => Step[]> = {
  all: () => [checks, vitest(['unit', 'integration', 'routes']), endToEnd()],
  check: () => [checks],
  unit: () => [vitest(['unit'])],
  integration: () => [vitest(['integration'])],
  routes: () => [vitest(['routes'])],
  timing: () => [vitest(['timing'])],
  e2e: () => [endToEnd()],
  faults: () => [faults],
  // With React as people run it; what its other build warns of, the first lane has heard.
  pg: () => onPostgres([vitest(['integration', 'routes'], { without: sameOnAnyServer, env: { NODE_ENV: 'production' } })]),
};

const wanted = process.argv.slice(2);
const steps = (wanted.length > 0 ? wanted : ['all']).flatMap((name) => plans[name]?.() ?? []);
// The types are checked with it.
generateClient(process.cwd());
const outcomes: Outcome[] = [];
for (const step of steps) outcomes.push(askedAgain(await step()));
const { passed, failed } = report(outcomes);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
