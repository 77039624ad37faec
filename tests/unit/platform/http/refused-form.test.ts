import type { AppLoadContext } from '@remix-run/node';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { AppError, notFound } from '#app/platform/http/app-error.ts';
import { form, page } from '#app/platform/http/route.server.ts';

const anyone = { name: 'anyone', admits: () => true };

it('a refused form keeps when to come again, and its refusal for the journal, whatever its page’s loader says after it', async () => {
  const context = { ctx: {}, body: { bytes: 1_000, announced: 0 }, requestId: 'r' } as unknown as AppLoadContext;
  const action = form(anyone, { schema: z.object({}) }, () => Promise.reject(new AppError('rate-limited', { limit: 'words', retryAfterSeconds: 42 })));
  const loader = page(anyone, () => Promise.reject(notFound()));
  const request = new Request('http://kruzhok.test/words/1', { method: 'POST', body: new URLSearchParams({ word: 'x' }) });
  expect(await action({ request, params: {}, context })).toMatchObject({ init: { status: 429 } });
  await expect(loader({ request, params: {}, context })).rejects.toMatchObject({ init: { status: 404 } });
  expect(context.retryAfterSeconds).toBe(42);
  expect(context.refusal).toMatchObject({ code: 'rate-limited' });
});
