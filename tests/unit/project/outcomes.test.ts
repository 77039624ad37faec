import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askedAgain, readPlaywright, readVitest, report } from '#tests/support/outcomes.ts';
import type { Outcome } from '#tests/support/outcomes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kruzhok-outcomes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const reportOf = (json: unknown) => {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(json));
  return path;
};

const silently = <T>(work: () => T): T => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    return work();
  } finally {
    log.mockRestore();
  }
};

describe('the report of a run', () => {
  const file = join(process.cwd(), 'tests/unit/a.test.ts');

  it('names each test that failed, and the file that would not load', () => {
    const path = reportOf({
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        { name: file, status: 'failed', assertionResults: [{ fullName: 'adds', status: 'failed' }, { fullName: 'subtracts', status: 'passed' }] },
        { name: join(process.cwd(), 'tests/unit/b.test.ts'), status: 'failed', assertionResults: [] },
        { name: join(process.cwd(), 'tests/unit/c.test.ts'), status: 'passed', assertionResults: [] },
      ],
    });
    expect(readVitest(path, false)).toEqual({ passed: 3, failed: 1, failures: ['tests/unit/a.test.ts › adds', 'tests/unit/b.test.ts'], files: ['tests/unit/a.test.ts', 'tests/unit/b.test.ts'] });
  });

  it('names stories of the browser by their project', () => {
    const tests = [{ projectName: 'js', status: 'unexpected' }, { projectName: 'nojs', status: 'expected' }];
    const path = reportOf({ stats: { expected: 1, unexpected: 1, flaky: 0 }, suites: [{ suites: [{ specs: [{ title: 'reads', file: 'reading/a.spec.ts', tests }] }] }] });
    expect(readPlaywright(path, false)).toEqual({ passed: 1, failed: 1, failures: ['[js] tests/e2e/reading/a.spec.ts › reads'] });
  });

  it('is red when the run was, though no test failed, and when there is none', () => {
    const path = reportOf({ numPassedTests: 3, numFailedTests: 0, testResults: [] });
    expect(readVitest(path, false)).toMatchObject({ passed: 3, failed: 1, failures: ['the run itself'] });
    expect(readVitest(join(folder, 'none.json'), true)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('what failed', () => {
  const green: Outcome = { passed: 2, failed: 0, failures: [] };
  const red = (failures: string[]): Outcome => ({ passed: 8, failed: failures.length, failures });

  it('is asked once more, alone, and named when it passes then', () => {
    expect(silently(() => askedAgain({ ...red(['a', 'b']), again: () => green }))).toEqual({ passed: 10, failed: 0, failures: [], unsteady: ['a', 'b'] });
  });

  it('stays failed when it fails again', () => {
    expect(silently(() => askedAgain({ ...red(['a']), again: () => red(['a']) }))).toMatchObject({ passed: 8, failed: 1, failures: ['a'] });
    expect(silently(() => askedAgain({ ...red(['a', 'b']), again: () => red(['b']) }))).toEqual({ passed: 9, failed: 1, failures: ['b'], unsteady: ['a'] });
    const broken: Outcome = { passed: 0, failed: 1, failures: ['the run itself'] };
    expect(silently(() => askedAgain({ ...red(['a']), again: () => broken }))).toMatchObject({ passed: 8, failed: 1, failures: ['a'] });
  });

  it('is not asked again when much failed, when the run itself broke, or when a check said no', () => {
    const again = vi.fn(() => green);
    for (const failures of [['a', 'b', 'c', 'd', 'e', 'f'], ['the run itself']]) expect(askedAgain({ ...red(failures), again })).toMatchObject({ failures });
    expect(askedAgain(red(['eslint']))).toEqual(red(['eslint']));
    expect(again).not.toHaveBeenCalled();
  });

  it('is listed before the sum, which comes last', () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    report([{ ...green, unsteady: ['shaky'] }, red(['broken'])]);
    log.mockRestore();
    expect(lines).toEqual(['\nPassed only when asked alone:\n  shaky', '\nFailed:\n  broken', '\n10 passed, 1 failed']);
  });
});
