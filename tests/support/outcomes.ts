import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What a step of the test command came to. `again`: what failed, by itself; `unsteady`: what passed only then. */
export type Outcome = { passed: number; failed: number; failures: string[]; unsteady?: string[]; again?: () => Outcome };

/** More than that is no accident of a busy machine. */
const mostAskedAgain = 5;

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
};

type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs?: { title: string; file: string; tests: { projectName: string; status: string }[] }[] };
type PlaywrightReport = PlaywrightSuite & { stats: { expected: number; unexpected: number; flaky: number } };

/** A run whose report is missing, or that is red for another reason than a test, counts as one failure. */
function read<Report>(path: string, isGreen: boolean, count: (report: Report) => Outcome): Outcome {
  try {
    const outcome = count(JSON.parse(readFileSync(path, 'utf8')) as Report);
    return isGreen || outcome.failed > 0 ? outcome : { ...outcome, failed: 1, failures: outcome.failures.length > 0 ? outcome.failures : ['the run itself'] };
  } catch {
    return { passed: 0, failed: 1, failures: ['the run itself'] };
  }
}

export function readVitest(path: string, isGreen: boolean): Outcome & { files: string[] } {
  let files: string[] = [];
  const outcome = read<VitestReport>(path, isGreen, ({ numPassedTests, numFailedTests, testResults }) => {
    const red = testResults.filter(({ status }) => status === 'failed').map(({ name, assertionResults }) => ({ file: relative(process.cwd(), name), assertionResults }));
    files = red.map(({ file }) => file);
    const failures = red.flatMap(({ file, assertionResults }) => {
      const names = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${file} › ${fullName}`);
      return names.length > 0 ? names : [file];
    });
    return { passed: numPassedTests, failed: numFailedTests, failures };
  });
  return { ...outcome, files };
}

export const readPlaywright = (path: string, isGreen: boolean): Outcome => read<PlaywrightReport>(path, isGreen, (whole) => {
  const namesIn = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
    ...specs.flatMap(({ file, title, tests }) => tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').map(({ projectName }) => `[${projectName}] tests/e2e/${file} › ${title}`)),
    ...suites.flatMap(namesIn),
  ];
  return { passed: whole.stats.expected, failed: whole.stats.unexpected + whole.stats.flaky, failures: namesIn(whole) };
});

/** A few failures are asked once more, alone: a test that waits for a server, a browser or a clock may have starved beside the others. */
export function askedAgain(first: Outcome): Outcome {
  const { again, failures, failed, passed } = first;
  if (!again || failed === 0 || failures.length > mostAskedAgain || failures.includes('the run itself')) return first;
  console.log(`\n— once more, alone:\n  ${failures.join('\n  ')}`);
  const second = again();
  if (second.failures.some((name) => !failures.includes(name)) || second.passed + second.failed === 0) return first;
  return { passed: passed + failed - second.failed, failed: second.failed, failures: second.failures, unsteady: failures.filter((name) => !second.failures.includes(name)) };
}

/** Prints the sum, and last what somebody has to look at. */
export function report(outcomes: Outcome[]): { passed: number; failed: number } {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const list = (title: string, names: string[]) => names.length > 0 && console.log(`\n${title}:\n  ${names.join('\n  ')}`);
  list('Passed only when asked alone', outcomes.flatMap(({ unsteady = [] }) => unsteady));
  list('Failed', outcomes.flatMap(({ failures }) => failures));
  console.log(`\n${passed} passed, ${failed} failed`);
  return { passed, failed };
}
