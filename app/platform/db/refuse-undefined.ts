const conditions = new Set(['where', 'cursor', 'having']);
/** What is written: there `undefined` leaves a column as it is. */
const written = new Set(['data', 'create', 'update']);

/**
 * Refuses a question with a condition that is `undefined`. Prisma takes such a one for none: `deleteMany({ where: { ownerId: undefined } })`
 * is everybody's. `name`: the operation, for whoever reads the error; values are not told.
 */
export function refuseUndefined(name: string, args: unknown, isCondition = false): void {
  if (Array.isArray(args)) {
    for (const one of args) refuseUndefined(name, one, isCondition);
  } else if (isPlain(args)) {
    for (const [key, value] of Object.entries(args)) {
      if (!isCondition && written.has(key)) continue;
      const isOne = isCondition || conditions.has(key);
      if (value === undefined && isOne) throw new Error(`undefined is no condition: ${name}, ${key}`);
      refuseUndefined(name, value, isOne);
    }
  }
}

/** Not a date, bytes, a decimal number. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}
