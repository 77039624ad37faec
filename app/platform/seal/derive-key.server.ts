import { hkdfSync } from 'node:crypto';

/** `area/use`. What is made with one label can never be taken for another's; whoever changes a label makes all that it sealed or signed worthless. */
export type KeyLabel = `${string}/${string}`;

/** 32 bytes for one use, out of the house's secret. */
export const deriveKey = (secret: string, label: KeyLabel): Buffer => Buffer.from(hkdfSync('sha256', secret, 'kruzhok', label, 32));
