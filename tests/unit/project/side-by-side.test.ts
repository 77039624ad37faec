import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sideBySide } from '#tests/support/side-by-side.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kruzhok-checks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const scriptOf = (name: string, source: string) => {
  const script = join(folder, name);
  writeFileSync(script, source);
  return { script, args: ['told'] };
};

describe('checks side by side', () => {
  it('each count, the red ones by name, and what each said stands in one piece', async () => {
    const green = scriptOf('green.mjs', 'console.log("first", process.argv[2]); console.error("second");');
    const red = scriptOf('red.mjs', 'console.log("no good"); process.exitCode = 2;');
    const broken = scriptOf('broken.mjs', 'process.kill(process.pid, "SIGKILL");');
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const outcome = await sideBySide([green, red, broken]);
    const said = log.mock.calls.map(([text]) => String(text));
    log.mockRestore();
    expect(outcome).toEqual({ passed: 1, failed: 2, failures: [red.script, broken.script] });
    expect(said).toContain('\n— green.mjs told\nfirst told\nsecond');
    expect(said).toContain('\n— red.mjs told\nno good');
  });
});
