import { deriveKey } from '#app/platform/seal/derive-key.server.ts';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';
import type { SealedBox } from '#app/platform/seal/sealed-box.server.ts';

/** Letters carry codes and links; at rest they are sealed, so that a copy of the database opens no account. */
export const createSeal = (secret: string): SealedBox => createSealedBox(deriveKey(secret, 'mail/payload'));
