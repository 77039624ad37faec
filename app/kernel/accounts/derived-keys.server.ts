import { deriveKey } from '#app/platform/seal/derive-key.server.ts';

/** One key per use, so that what is made for one can never be taken for another. */
export type KeyUse =
  | 'code-pepper' | 'code-cookie' | 'proof-code-cookie' | 'code-strategy'
  | 'second-step-cookie' | 'authenticator' | 'new-authenticator-cookie' | 'recovery-code' | 'recovery-codes-cookie' | 'invitation-cookie' | 'telegram-cookie' | 'access-token' | 'new-token-cookie';

export const derivedKey = (secret: string, use: KeyUse): Buffer => deriveKey(secret, `accounts/${use}`);
