import type { SealedBox } from '#app/platform/seal/sealed-box.server.ts';

type Sealed = { documentId: string; sealedPassword: Uint8Array | null };

const placeOf = (documentId: string) => `document/${documentId}`;

export const sealPassword = (box: SealedBox, documentId: string, password: string): Uint8Array<ArrayBuffer> => box.close(password, placeOf(documentId));

/** The password that its person wanted remembered, if there is one that this house can still read. */
export function openPassword(box: SealedBox, { documentId, sealedPassword }: Sealed): string | undefined {
  const opened = sealedPassword && box.open(sealedPassword, placeOf(documentId));
  return typeof opened === 'string' ? opened : undefined;
}
