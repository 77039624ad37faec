import { describe, expect, it } from 'vitest';
import { createLog, redactedFields } from '#app/platform/log/log.server.ts';

describe('the log', () => {
  it('never shows a secret, at the top or inside', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    for (const field of redactedFields) log.info({ [field]: 'S3CRET', nested: { [field]: 'S3CRET', deeper: { [field]: 'S3CRET' } } });
    expect(lines).toHaveLength(redactedFields.length);
    expect(lines.join('')).not.toContain('S3CRET');
  });

  it('keeps one event on one line', () => {
    const lines: string[] = [];
    createLog('info', { write: (line) => void lines.push(line) }).info({ userAgent: 'a\r\nfake: line' }, 'x\ny');
    expect(lines.join('').trimEnd().split('\n')).toHaveLength(1);
  });
});
