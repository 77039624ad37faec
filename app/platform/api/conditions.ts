import type { Operation } from './operation.ts';

/* What an operation heeds of HTTP: asked by what answers it, and by what tells of it. */

/** A POST of somebody's is safe to send again with a key. What holds secrets is never kept. */
export const takesKey = ({ method, policy, isSecret }: Pick<Operation, 'method' | 'policy' | 'isSecret'>): boolean => method === 'POST' && policy.name !== 'anyone' && !isSecret;

/** A key is anything printable that a client can make up. */
export const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** Its answers spare themselves, if the client has them already. */
export const heedsSeen = ({ method }: Pick<Operation, 'method'>): boolean => method === 'GET';

/** Whose answer with a body has an ETag: reads, and changes of what can be named by one. */
export const isTagged = (operation: Pick<Operation, 'method' | 'matches'>): boolean => heedsSeen(operation) || operation.matches !== undefined;

/** Which header says what bodies are taken (RFC 5789 has one of its own for PATCH). */
export const takenBodies = ({ method }: Pick<Operation, 'method'>): 'Accept-Patch' | 'Accept-Post' => (method === 'PATCH' ? 'Accept-Patch' : 'Accept-Post');
