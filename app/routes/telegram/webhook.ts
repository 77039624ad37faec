import { anyone } from '#app/kernel/accounts/policies.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { upload } from '#app/platform/http/route.server.ts';

/** An update is a few kilobytes; a long message with all its marks some dozens. */
const bodyBytes = 256 * 1024;

/**
 * What Telegram posts. It proves itself by the secret in a header, so the gate against foreign pages lets this one address through.
 * The update is written down and a job deals with it: the answer is fast, and what comes twice is one.
 */
export const action = upload(anyone, async ({ request, context }) => {
  const taken = await context.services.bot.receive(request.headers.get('x-telegram-bot-api-secret-token'), () => readJson(request));
  if (taken === null) throw new AppError('not-found');
  if (!taken) throw new AppError('invalid');
  return new Response(null, { status: 200 });
}, { bodyBytes });

/** Anything can come from whoever knows the secret; what is no JSON is no update. */
async function readJson(request: Request): Promise<unknown> {
  try {
    return (await request.json()) as unknown;
  } catch (error) {
    if (error instanceof AppError) throw error;
    return null;
  }
}
