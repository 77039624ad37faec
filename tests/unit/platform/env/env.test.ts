import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from '#app/platform/env/env.server.ts';

const folder = () => join(mkdtempSync(join(tmpdir(), 'kruzhok-env-')), 'с пробелом');

describe('the environment', () => {
  it('needs nothing, and keeps the secret it makes', () => {
    const DATA_DIR = folder();
    const first = readEnv({ DATA_DIR });
    expect(first.baseUrl).toBe('http://localhost:3000');
    expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32);
    expect(readEnv({ DATA_DIR }).sessionSecret).toBe(first.sessionSecret);
    expect([first.sessionSecretIsNew, readEnv({ DATA_DIR }).sessionSecretIsNew]).toEqual([true, false]);
    expect(readFileSync(join(DATA_DIR, 'session-secret'), 'utf8')).toBe(first.sessionSecret);
    expect(statSync(join(DATA_DIR, 'session-secret')).mode & 0o777).toBe(0o600);
    expect(readEnv({ DATA_DIR: folder() }).sessionSecret).not.toBe(first.sessionSecret);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['BASE_URL', 'circle.example'],
    ['BASE_URL', 'ftp://circle.example'],
    ['DATABASE_URL', 'mysql://x'],
    ['SESSION_SECRET', 'short'],
    ['MAIL_URL', 'pigeon://x'],
    ['TRUST_PROXY', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['TIME_ZONE', 'Moscow'],
    ['WORKER', 'maybe'],
    ['EMAIL_MX_CHECK', 'maybe'],
    ['EMAIL_DNS_SERVERS', 'ns.example'],
    ['EMAIL_DNS_SERVERS', '192.0.2.53,'],
    ['EMAIL_VERIFIER_URL', 'verifier.example'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readEnv({ DATA_DIR: folder(), [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ DATA_DIR: folder(), [name]: value })).toThrow(new RegExp(`^${name}: `));
  });

  it('takes name servers with and without ports, and a verifier with a place for the address', () => {
    const given = { EMAIL_DNS_SERVERS: '192.0.2.53, 127.0.0.1:5353,[2001:db8::53]:53,2001:db8::53', EMAIL_VERIFIER_URL: 'https://verifier.example/{email}?key=1' };
    const env = readEnv({ DATA_DIR: folder(), ...given });
    expect(env.EMAIL_DNS_SERVERS).toEqual(['192.0.2.53', '127.0.0.1:5353', '[2001:db8::53]:53', '2001:db8::53']);
    expect(env.EMAIL_VERIFIER_URL).toBe(given.EMAIL_VERIFIER_URL);
  });

  it('treats an empty variable as absent', () => {
    expect(readEnv({ DATA_DIR: folder(), DATABASE_URL: '', PORT: '' }).PORT).toBe(3000);
  });
});
