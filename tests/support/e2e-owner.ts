import type { Page } from '@playwright/test';
import { enter, newPerson } from './e2e-entry.ts';

export { onDatabase } from './e2e-entry.ts';

/** An owner of this test's own, with a session. Says their username. */
export async function enterAsOwner(page: Page): Promise<string> {
  const person = newPerson();
  await enter(page, person, 'owner', 'en');
  return person.username;
}
