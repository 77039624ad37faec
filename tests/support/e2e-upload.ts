import type { Page } from '@playwright/test';
import { expect } from './e2e.ts';

export type Chosen = { name: string; mimeType: string; buffer: Buffer };

/** By keyboard alone: opens the browser's list of files and takes one. */
export async function chooseByKeyboard(page: Page, field: string, file: Chosen): Promise<void> {
  const opened = page.waitForEvent('filechooser');
  // The browser answers a key that comes before it listens for the list with nothing: a person presses again.
  await expect(async () => {
    await page.locator(`[name=${field}]`).press('Enter');
    await Promise.race([opened, new Promise((_, reject) => setTimeout(reject, 3000, new Error('no list of files')))]);
  }).toPass();
  await (await opened).setFiles(file);
}

/** And sends the form. */
export async function sendByKeyboard(page: Page, field: string, file: Chosen, button = 'Save'): Promise<void> {
  await chooseByKeyboard(page, field, file);
  const save = page.getByRole('button', { name: button, exact: true });
  for (let step = 0; step < 4 && !(await save.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await expect(save).toBeFocused();
  await page.keyboard.press('Enter');
}
