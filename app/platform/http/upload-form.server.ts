import { data, redirect } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import { AppError } from './app-error.ts';
import type { Policy } from './policy.ts';
import { consumeLimits } from './rate-limit.server.ts';
import type { Limit } from './rate-limit.server.ts';
import { leaveRefusal } from './answer-error.server.ts';
import { upload } from './route.server.ts';
import type { Done, FormReply, RouteArgs } from './route.server.ts';
import { toastCookie } from './toast.server.ts';

export type UploadOptions = {
  /** What the whole body may weigh. */
  bodyBytes: number;
  limits: (context: AppLoadContext) => Limit[];
};

const shownBesideField = new Set(['invalid', 'conflict', 'rate-limited', 'too-large']);

/**
 * The action of a form with a file. The handler reads the body itself, as it arrives (`receivePicture`); 303 after success,
 * otherwise the page again with the reason beside the field, as with `form`.
 */
export function uploadForm<C>(policy: Policy<C>, options: UploadOptions, run: (args: RouteArgs<C>) => Promise<Done>) {
  return upload(policy, async (args: RouteArgs<C>) => {
    const { db, now } = args.context.ctx;
    try {
      await consumeLimits(db, options.limits(args.context), now);
      const done = await run(args);
      throw redirect(done.to, { status: 303, headers: [...(done.headers ?? []), ...toastCookie(done.toast, args.context.services.env.baseUrl.startsWith('https:'))] });
    } catch (error) {
      if (!(error instanceof AppError) || !(shownBesideField.has(error.code) || error.details.fields)) throw error;
      leaveRefusal(error, args.context);
      return data(replyOf(error), { status: error.status });
    }
  }, options);
}

function replyOf(error: AppError): FormReply {
  const { fields, messageKey, typed } = error.details;
  const initialValue = Object.fromEntries([...(typed ?? [])].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const intent = initialValue.intent ?? null;
  return { result: { status: 'error', error: fields, initialValue }, intent, messageKey: messageKey ?? (fields ? null : `errors:${error.code}`) };
}
