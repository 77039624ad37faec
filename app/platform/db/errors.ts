type Facts = { codes: Set<string>; kinds: Set<string>; messages: string[]; constraints: string[] };

type Loose = {
  code?: unknown; originalCode?: unknown; kind?: unknown; message?: unknown; originalMessage?: unknown;
  constraint?: unknown; target?: unknown; modelName?: unknown; cause?: unknown; meta?: unknown;
  driverAdapterError?: unknown; error?: unknown; errors?: unknown;
};

/** The same failure arrives as a pg error, a driver adapter error or a Prisma error around either: read them all. */
function factsOf(error: unknown): Facts {
  const facts: Facts = { codes: new Set(), kinds: new Set(), messages: [], constraints: [] };
  collect(error, facts, 0);
  return facts;
}

function collect(value: unknown, facts: Facts, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 6) return;
  const it = value as Loose;
  for (const code of [it.code, it.originalCode]) if (typeof code === 'string') facts.codes.add(code);
  if (typeof it.kind === 'string') facts.kinds.add(it.kind);
  for (const message of [it.message, it.originalMessage]) if (typeof message === 'string') facts.messages.push(message);
  facts.constraints.push(...constraintNames(it.constraint), ...constraintNames(it.target));
  for (const inner of [it.cause, it.meta, it.driverAdapterError, it.error]) collect(inner, facts, depth + 1);
  if (Array.isArray(it.errors)) for (const inner of it.errors) collect(inner, facts, depth + 1);
}

function constraintNames(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string').map((name) => name.replaceAll('"', ''));
  if (typeof value !== 'object' || value === null) return [];
  const { index, fields } = value as { index?: unknown; fields?: unknown };
  return [...constraintNames(index), ...constraintNames(fields)];
}

/**
 * Was this refused because the value is taken? `name` is a column or the constraint's full name
 * (`usernameKey` or `User_usernameKey_key`); without it any unique constraint counts.
 */
export function isUniqueViolation(error: unknown, name?: string): boolean {
  const facts = factsOf(error);
  const unique = facts.codes.has('P2002') || facts.codes.has('23505') || facts.kinds.has('UniqueConstraintViolation');
  if (!unique || name === undefined) return unique;
  return facts.constraints.some((found) => found === name || found.split('_').includes(name));
}

/** Was this refused by the named check constraint, or by a trigger that speaks in its name? */
export function isCheckViolation(error: unknown, name: string): boolean {
  const { codes, messages } = factsOf(error);
  return codes.has('23514') && messages.some((message) => message.includes(name));
}

/** Two transactions got in each other's way; the same work may succeed when begun again. */
export function isTransactionConflict(error: unknown): boolean {
  const { codes, kinds } = factsOf(error);
  return ['P2034', '40001', '40P01'].some((code) => codes.has(code)) || kinds.has('TransactionWriteConflict');
}

const unavailableCodes = [
  'P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2037',
  'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH',
  '08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03', '57P05',
];
const unavailableKinds = [
  'DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError',
  'DatabaseDoesNotExist', 'DatabaseAccessDenied', 'AuthenticationFailed',
];
// pg reports these without a code.
const unavailableMessages =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|query read timeout|unable to start a transaction in the given time|cannot use a pool after calling end|server closed the connection|client was closed/i;

/** The database cannot be reached or is going down: the answer is 503 and "try again", not an error report. */
export function isUnavailable(error: unknown): boolean {
  const { codes, kinds, messages } = factsOf(error);
  return unavailableCodes.some((code) => codes.has(code))
    || unavailableKinds.some((kind) => kinds.has(kind))
    || messages.some((message) => unavailableMessages.test(message));
}
