import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { derivedKey } from '#app/kernel/accounts/derived-keys.server.ts';
import { readAccessToken, signAccessToken } from '#app/kernel/accounts/tokens/access-token.server.ts';

const [secret, before, third] = ['s'.repeat(32), 'b'.repeat(32), 't'.repeat(32)];
const house = { issuer: 'https://kruzhok.test', secrets: [secret] };
const who = { userId: '0190a0a0-0000-7000-8000-000000000001', familyId: '0190a0a0-0000-7000-8000-000000000002' };
const now = new Date('2026-11-21T12:00:00Z');
const signed = await signAccessToken(house, { ...who, now });

describe('an access token', () => {
  it('lives for 900 seconds', () => {
    const { iat = 0, exp = 0 } = decodeJwt(signed.token);
    expect([exp - iat, signed.expiresAt]).toEqual([900, now.getTime() / 1000 + 900]);
  });

  it('is read for nobody, nowhere and nothing else, though our own key signed it', async () => {
    const { kid = '' } = decodeProtectedHeader(signed.token);
    const made = (claims: object, typ = 'at+jwt') =>
      new SignJWT({ ...decodeJwt(signed.token), ...claims }).setProtectedHeader({ alg: 'HS256', typ, kid }).sign(derivedKey(secret, 'access-token'));
    expect(await readAccessToken(house, await made({}), now), 'as it should be').toEqual(who);
    const wrong = {
      'another audience': await made({ aud: 'kruzhok-mail' }), 'no audience': await made({ aud: undefined }), 'another issuer': await made({ iss: 'https://evil.example' }), 'no issuer': await made({ iss: undefined }),
      'a plain JWT': await made({}, 'JWT'), 'an identity token': await made({}, 'id+jwt'), 'no expiry': await made({ exp: undefined }), 'no family': await made({ sid: undefined }), 'nobody': await made({ sub: undefined }),
      'not yet': await made({ nbf: now.getTime() / 1000 + 60 }), 'for a year': await made({ iat: now.getTime() / 1000 - 1_000, exp: now.getTime() / 1000 + 31_536_000 }),
    };
    for (const [what, token] of Object.entries(wrong)) expect(await readAccessToken(house, token, now), what).toSatisfy((read: unknown) => read === 'invalid' || read === 'expired');
  });

  it('of the secret before is still believed, of a third one never', async () => {
    const after = { ...house, secrets: [third, secret] };
    expect(await readAccessToken(after, signed.token, now)).toEqual(who);
    expect(await readAccessToken({ ...house, secrets: [third, before] }, signed.token, now)).toBe('invalid');
    expect(decodeProtectedHeader((await signAccessToken(after, { ...who, now })).token).kid).not.toBe(decodeProtectedHeader(signed.token).kid);
  });
});
