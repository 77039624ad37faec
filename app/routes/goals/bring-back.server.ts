import { goalPaths } from '#app/engines/goals/paths.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import type { Done } from '#app/platform/http/route.server.ts';

/** Brings a goal back. Where no more may run now, its page says so, with the button still there for later. */
export async function bringBack(goalId: string, back: () => Promise<void>, doneKey: string): Promise<Done> {
  const to = goalPaths.goal(goalId);
  try {
    await back();
    return { to, toast: { key: doneKey } };
  } catch (error) {
    const refusal = error instanceof AppError && error.code === 'invalid' ? error.details.fields?.['']?.[0] : undefined;
    if (refusal === undefined) throw error;
    return { to, toast: { key: refusal } };
  }
}
