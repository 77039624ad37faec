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

  it('never shows a secret that an error, a list or what a child is bound to carries', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const error = Object.assign(new Error('lost'), { email: 'S3CRET', meta: { token: 'S3CRET', kept: 1 } });
    log.error({ err: error, other: error, list: [{ link: 'S3CRET' }] }, 'failed');
    log.error(error);
    log.child({ password: 'S3CRET', job: 'mail' }).info('bound');
    expect(lines.join('')).not.toContain('S3CRET');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { message: 'lost', email: '[redacted]', meta: { kept: 1 } }, list: [{ link: '[redacted]' }] });
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ password: '[redacted]', job: 'mail' });
  });

  it('leaves what it is given as it is, and dates as they are', () => {
    const lines: string[] = [];
    const given = { at: new Date('2026-05-12T00:00:00Z'), nested: { email: 'a@b.example' } };
    createLog('info', { write: (line) => void lines.push(line) }).info(given, 'x');
    expect(given.nested.email).toBe('a@b.example');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ at: '2026-05-12T00:00:00.000Z', nested: { email: '[redacted]' } });
  });

  it('keeps one event on one line', () => {
    const lines: string[] = [];
    createLog('info', { write: (line) => void lines.push(line) }).info({ userAgent: 'a\r\nfake: line' }, 'x\ny');
    expect(lines.join('').trimEnd().split('\n')).toHaveLength(1);
  });
});
