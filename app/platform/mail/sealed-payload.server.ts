import { hkdfSync } from 'node:crypto';
import { createSealedBox } from '#app/platform/seal/sealed-box.server.ts';
import type { SealedBox } from '#app/platform/seal/sealed-box.server.ts';

/** Letters carry codes and links; at rest they are sealed, so that a copy of the database opens no account. */
export type Seal = SealedBox;

export const createSeal = (secret: string): Seal => createSealedBox(Buffer.from(hkdfSync('sha256', secret, 'kruzhok', 'mail/payload', 32)));
