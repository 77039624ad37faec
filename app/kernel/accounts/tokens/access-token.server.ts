import { createHash } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import { isUuid } from '#app/platform/text/uuid.ts';
import { derivedKey } from '../derived-keys.server.ts';

/** An access token is good for this long; what it opens is asked of the database all the same. */
export const accessSeconds = 15 * 60;

/** How far the clocks of two machines of a house may be apart. */
export const clockSkewSeconds = 30;

/** Who signs, whom for, and what kind of token it is: none of another use is taken for one of these. */
export type TokenHouse = {
  issuer: string;
  /** The first one signs; the others are still believed, so that a secret can be changed without throwing anybody out. */
  secrets: readonly string[];
};

const audience = 'kruzhok-api';
const type = 'at+jwt';

/** A key and the name it has in tokens; the name tells nothing about the key. */
function keyOf(secret: string): { id: string; key: Buffer } {
  const key = derivedKey(secret, 'access-token');
  return { id: createHash('sha256').update('key id').update(key).digest('base64url').slice(0, 12), key };
}

export async function signAccessToken({ issuer, secrets }: TokenHouse, { userId, familyId, now }: { userId: string; familyId: string; now: Date }): Promise<{ token: string; expiresAt: number }> {
  const { id, key } = keyOf(secrets[0] ?? '');
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = issuedAt + accessSeconds;
  const token = await new SignJWT({ sid: familyId })
    .setProtectedHeader({ alg: 'HS256', typ: type, kid: id })
    .setIssuer(issuer).setAudience(audience).setSubject(userId).setIssuedAt(issuedAt).setExpirationTime(expiresAt)
    .sign(key);
  return { token, expiresAt };
}

export type ReadToken = { userId: string; familyId: string } | 'expired' | 'invalid';

/** What a token says, if one of our keys signed it and its time is not up. */
export async function readAccessToken({ issuer, secrets }: TokenHouse, token: string, now: Date): Promise<ReadToken> {
  const keys = new Map(secrets.map((secret) => keyOf(secret)).map(({ id, key }) => [id, key]));
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => {
      const key = keys.get(kid ?? '');
      if (!key) throw new errors.JWKSNoMatchingKey();
      return key;
    }, { algorithms: ['HS256'], typ: type, issuer, audience, currentDate: now, clockTolerance: clockSkewSeconds, maxTokenAge: accessSeconds, requiredClaims: ['exp', 'iat', 'sub', 'sid'] });
    const { sub: userId, sid: familyId } = payload;
    if (typeof userId !== 'string' || typeof familyId !== 'string' || !isUuid(userId) || !isUuid(familyId)) return 'invalid';
    return { userId, familyId };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JOSEError) return 'invalid';
    throw error;
  }
}
