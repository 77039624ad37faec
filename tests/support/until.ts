import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds, and fails with its last answer if it never does. */
export async function until<T>(condition: () => T | Promise<T>, timeoutMs = 15_000): Promise<NonNullable<T>> {
  const patience = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value as NonNullable<T>;
    if (Date.now() > patience) throw new Error(`still ${JSON.stringify(value)} after ${timeoutMs} ms: ${condition.toString()}`);
    await sleep(20);
  }
}
