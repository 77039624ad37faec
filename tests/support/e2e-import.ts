import type { Page } from '@playwright/test';
import { expect } from './e2e.ts';

type Import = { page: Page; hasScripts: boolean; checkAxe: (page: Page) => Promise<void> };

/** With scripts the page follows the work by itself; without them the reader reloads. */
export async function reach({ page, hasScripts }: Pick<Import, 'page' | 'hasScripts'>, heading: string): Promise<void> {
  const title = page.getByRole('heading', { level: 1, name: heading, exact: true });
  if (hasScripts) return expect(title).toBeVisible({ timeout: 30_000 });
  await expect(async () => {
    if (!(await title.isVisible())) await page.reload();
    await expect(title).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

/** Chooses a file and goes on to what the dry run says of it. */
export async function bring(where: Import, root: '/library/import' | '/titles/import', file: string): Promise<void> {
  const { page, checkAxe } = where;
  await page.goto(root);
  await checkAxe(page);
  await page.locator('[name=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'See what is inside' }).click();
  await reach(where, 'This is what will change');
  await checkAxe(page);
}

/** Carries it out; says where the import is read afterwards. */
export async function carryOut(where: Import, button: string): Promise<string> {
  const { page, checkAxe } = where;
  await page.getByRole('button', { name: button, exact: true }).click();
  await reach(where, 'Imported');
  await checkAxe(page);
  return page.url();
}

export async function undo(where: Import, address: string): Promise<void> {
  const { page, checkAxe } = where;
  await page.goto(address);
  await page.getByRole('link', { name: 'Undo the import' }).click();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await reach(where, 'The import was undone');
}

/** The path of a file that a page of exports gives out. */
export async function download(page: Page, root: '/library/export' | '/titles/export', link: string): Promise<string> {
  await page.goto(root);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return file.path();
}
