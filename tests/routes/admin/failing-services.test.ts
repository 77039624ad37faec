import { afterAll, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { startFakeDadata } from '#tests/support/fake-dadata.ts';
import { startFakeVerifier } from '#tests/support/fake-verifier.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const dadata = await startFakeDadata();
const verifier = await startFakeVerifier();
afterAll(() => Promise.all([dadata.close(), verifier.close()]));
const app = await createTestApp({ DADATA_TOKEN: 'a-token-of-the-tests', DADATA_BASE_URL: dadata.url, EMAIL_VERIFIER_URL: verifier.url });

it('the owner sees when DaData and the e-mail verifier are left alone, and that everybody goes on without them', async () => {
  const owner = await signedInBrowser(app, 'owner');
  const health = async () => (await owner.get('/admin/health')).text;
  for (const name of ['DaData', 'Address check']) expect(await health()).not.toMatch(new RegExp(`${name}[^]{0,200}badge-warn`));

  dadata.answer = (response) => void response.writeHead(503).end();
  const member = await signedInBrowser(app);
  for (let time = 0; time < 4; time += 1) expect((await member.get('/settings/profile/name-suggestions?part=firstName&query=An')).status).toBe(200);
  expect(dadata.asked).toHaveLength(3);
  expect(await health()).toMatch(/DaData[^]{0,200}badge-warn/);

  for (const name of ['one', 'two', 'three', 'four']) {
    verifier.answers.set(`${name}@post.test`, { status: 503 });
    expect((await app.browser().post('/register', { username: `nobody-${name}`, email: `${name}@post.test`, password: 'gravel otter plinth' })).status).toBe(303);
  }
  expect(verifier.asked).toHaveLength(3);
  expect(await health()).toMatch(/Address check[^]{0,200}badge-warn/);
});
