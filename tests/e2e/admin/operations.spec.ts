import { randomUUID } from 'node:crypto';
import { enterAsOwner, onDatabase } from '#tests/support/e2e-owner.ts';
import { expect, test } from '#tests/support/e2e.ts';

/** What the queue keeps of a job that failed for good. The trash may be emptied at any time; the letter is gone, so that it cannot be sent again. */
async function givenDead(queue: 'library.empty-trash' | 'mail.deliver', reason: string): Promise<void> {
  await onDatabase((client) => client.query(
    `INSERT INTO pgboss.job (id, name, data, output, singleton_key, source_name, source_id, source_retry_count)
     VALUES ($1::uuid, 'dead-letters', jsonb_build_object('payload', jsonb_build_object('mailId', $1::text)), jsonb_build_object('message', $2::text), $1::text, $3::text, gen_random_uuid(), 15)`,
    [randomUUID(), reason, queue],
  ));
}

test('an owner tries a failed job again and discards another', async ({ page, checkAxe }) => {
  const [again, away] = [`again ${randomUUID().slice(0, 8).replace(/\d/g, 'x')}`, `away ${randomUUID().slice(0, 8).replace(/\d/g, 'x')}`];
  await givenDead('library.empty-trash', again);
  await givenDead('mail.deliver', away);
  await enterAsOwner(page);
  await page.goto('/admin/jobs');
  const rowOf = (reason: string) => page.getByRole('listitem').filter({ hasText: reason });
  await expect(rowOf(again)).toContainText('library.empty-trash');
  await checkAxe(page);

  await rowOf(again).getByRole('button', { name: 'Queue again: library.empty-trash' }).click();
  await expect(rowOf(again)).toHaveCount(0);
  await rowOf(away).getByRole('button', { name: 'Queue again: mail.deliver' }).click();
  await expect(page.getByText('cannot begin again from here')).toBeVisible();
  await checkAxe(page);
  await page.goto('/admin/jobs');
  await expect(rowOf(away)).toHaveCount(1);

  await rowOf(away).getByRole('link', { name: 'Discard: mail.deliver' }).click();
  await expect(page.getByRole('heading', { name: 'Discard mail.deliver?' })).toBeVisible();
  await checkAxe(page);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL(/\/admin\/jobs$/);
  await expect(rowOf(away)).toHaveCount(0);
});

test('an owner looks how the house is', async ({ page, checkAxe }) => {
  await onDatabase((client) => client.query(
    `INSERT INTO "ErrorReport" ("fingerprint", "message", "place", "traceId", "count") VALUES ($1, 'TypeError: cannot read the spine', 'GET /library', 'trace-1', 3) ON CONFLICT DO NOTHING`,
    ['e2e'],
  ));
  await enterAsOwner(page);
  await page.goto('/admin/health');
  await expect(page.getByText('TypeError: cannot read the spine')).toBeVisible();
  await expect(page.getByText('Number in the log: trace-1')).toBeVisible();
  for (const name of ['Machine', 'Mail', 'Outside services', 'Largest tables']) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await checkAxe(page);
});

test('nobody else finds either page', async ({ page, join }) => {
  await join(page);
  for (const path of ['/admin/jobs', '/admin/health']) expect((await page.goto(path))?.status()).toBe(404);
});
