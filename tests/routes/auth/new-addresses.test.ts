import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { startFakeDns } from '#tests/support/fake-dns.ts';
import { startFakeVerifier } from '#tests/support/fake-verifier.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const dns = await startFakeDns();
const verifier = await startFakeVerifier();
afterAll(() => Promise.all([dns.close(), verifier.close()]));
const app = await createTestApp({ EMAIL_MX_CHECK: 'on', EMAIL_DNS_SERVERS: dns.server, EMAIL_VERIFIER_URL: `${verifier.url}/of/{email}` });

const local = () => randomBytes(5).toString('hex');
const register = (email: string) => app.browser().post('/register', { username: `p${local()}`, email, password: 'gravel otter plinth' });

describe('a new address', () => {
  it('that cannot get mail is refused beside its field, with what was typed kept', async () => {
    dns.names.set('null-mx.test', { mx: ['.'], a: '192.0.2.1' });
    for (const domain of ['null-mx.test', 'nowhere.test']) {
      const email = `${local()}@${domain}`;
      const answer = await register(email);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(`value="${email}"`);
      expect(answer.text).toContain('Nobody takes mail at this address');
      expect(answer.text).not.toContain('gravel otter plinth');
      expect(await app.db.loginChallenge.count({ where: { emailKey: email } })).toBe(0);
    }
  });

  it('that the verifier knows to be none is refused; a broken or slow verifier refuses nobody', async () => {
    dns.names.set('post.test', { mx: ['mx.post.test'] });
    const [dead, garbled, limited, slow] = [`${local()}@post.test`, `${local()}@post.test`, `${local()}@post.test`, `${local()}@post.test`];
    verifier.answers.set(dead, { body: '{"deliverable":false}' });
    verifier.answers.set(garbled, { body: '<html>' });
    verifier.answers.set(limited, { status: 429 });
    verifier.answers.set(slow, 'silent');
    const refused = await register(dead);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('This mailbox does not seem to exist');
    for (const email of [garbled, limited, slow]) expect((await register(email)).status).toBe(303);
    // The outbox says whom it wrote to: it stands for the mail of a house that has none.
    expect(app.logLines.filter((line) => !line.includes('"mail written"')).join()).not.toContain(slow);
  });

  it('is taken in good time when the name server sleeps', async () => {
    dns.names.set('sleepy.test', 'silent');
    const started = performance.now();
    expect((await register(`${local()}@sleepy.test`)).status).toBe(303);
    // The check itself takes at most 1.4 s; the rest is the machine's.
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it('is checked in the settings as well, and nowhere else', async () => {
    const browser = await signedInBrowser(app);
    const answer = await browser.post('/settings/email', { email: 'anna@nowhere.test' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Nobody takes mail at this address');
    const asked = dns.questions.length;
    expect((await app.browser().post('/sign-in', { intent: 'code', email: 'anna@nowhere.test' })).status).toBe(303);
    expect((await app.browser().post('/forgotten', { login: 'anna@nowhere.test' })).status).toBe(303);
    expect(dns.questions.length).toBe(asked);
  });

  it('says the same for one that has an account', async () => {
    const browser = await signedInBrowser(app);
    const known = browser.person.email ?? '';
    const answers = [];
    app.setNow(new Date());
    for (const email of [known, `${local()}@example.org`]) {
      const { status, text } = await app.browser({ ip: '10.97.0.1' }).post('/register', { username: 'same-name-of-both', email, password: 'gravel otter plinth' });
      answers.push({ status, text: text.replaceAll(email, 'X').replace(/nonce="[^"]*"/g, '') });
    }
    app.setNow(null);
    expect(answers[0]?.status).toBe(400);
    expect(answers[0]).toEqual(answers[1]);
  });
});
