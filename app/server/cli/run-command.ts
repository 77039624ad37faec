import { EnvError } from '#app/platform/env/env.server.ts';

/** The command was typed in a way that it does not know; its message is the whole answer. */
export class UsageError extends Error {}

/**
 * Runs a command to its end: 0, or 1 where it set that or threw. What the person at the keyboard can mend is said without
 * a stack; `explain` knows such reasons of the command's own.
 */
export async function runCommand(main: () => Promise<void>, explain: (error: unknown) => string | null = () => null): Promise<never> {
  try {
    await main();
  } catch (error) {
    console.error(messageOf(error) ?? explain(error) ?? error);
    process.exitCode = 1;
  }
  // Whatever is still open must not keep the terminal.
  process.exit();
}

function messageOf(error: unknown): string | null {
  if (error instanceof EnvError) return `The environment is not right:\n${error.message}`;
  return error instanceof UsageError ? error.message : null;
}
