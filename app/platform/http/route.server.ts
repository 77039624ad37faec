import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import type { FormResult } from '#app/platform/forms/reply-fields.ts';
import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { asResponse, errorPage, leaveRefusal } from './answer-error.server.ts';
import { AppError } from './app-error.ts';
import { requireFits } from './node-request.server.ts';
import { readForm } from './read-form.server.ts';
import type { Policy } from './policy.ts';
import { wayBackTo } from './safe-redirect.ts';
import { routePlace } from './route-place.ts';
import { consumeLimits } from './rate-limit.server.ts';
import type { Limit } from './rate-limit.server.ts';
import { withQuery } from './with-query.ts';
import { toastCookie } from './toast.server.ts';
import type { Toast } from './toast.server.ts';

export type RouteArgs<C> = {
  ctx: C;
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  context: AppLoadContext;
};

/** What a form's handler answers: where to go next. To refuse, throw an AppError (`invalidField`, …). */
export type Done = { to: string; toast?: Toast; headers?: [string, string][] };

/** Or: not done yet, but these fields are known now; the form is shown again with them over what was typed. */
export type Filled = { fill: Record<string, string> };

export type FormOptions<S> = {
  schema: S;
  limits?: (args: { input: S extends z.ZodType ? z.output<S> : never; context: AppLoadContext }) => Limit[];
  /** Fields never sent back to the page. */
  secrets?: string[];
  /** The route has no page to show what was typed on: a refusal is an error page. */
  pageless?: boolean;
};

/** The data an action leaves for its own page: 400, 409 or 429 with what was typed, or the filled form under a new name. */
export type FormReply = { result: FormResult; intent: string | null; messageKey: string | null; filled?: string };

/** A loader: policy, then the page's data; errors become the error page. */
export function page<C, D>(policy: Policy<C>, load: (args: RouteArgs<C>) => Promise<D>) {
  const loader = async (args: LoaderFunctionArgs): Promise<D> => guarded(args, policy, load);
  return Object.assign(loader, { policy });
}

/** An action whose body is no ordinary form (an upload): policy and error mapping only. The body may weigh `bodyBytes`. */
export function upload<C, D>(policy: Policy<C>, run: (args: RouteArgs<C>) => Promise<D>, options: { bodyBytes?: number } = {}) {
  const action = async (args: ActionFunctionArgs): Promise<D> =>
    guarded(args, policy, (routeArgs: RouteArgs<C>) => {
      args.context.body.bytes = options.bodyBytes ?? args.context.body.bytes;
      // The handler tells a form that is too large beside its file; anything else has no such place.
      if (!/^multipart\/form-data\b/i.test(args.request.headers.get('content-type') ?? '')) requireFits(args.context.body);
      return run(routeArgs);
    });
  return Object.assign(action, { policy });
}

/** An action: policy, parse, limits, run; 303 after success, 400 with field errors and what was typed otherwise. */
export function form<C, S extends z.ZodType>(
  policy: Policy<C>,
  options: FormOptions<S>,
  run: (args: RouteArgs<C> & { input: z.output<S> }) => Promise<Done | Filled>,
) {
  const action = async (args: ActionFunctionArgs) =>
    guarded(args, policy, async (routeArgs: RouteArgs<C>) => {
      requireFits(args.context.body);
      const formData = await readForm(args.request);
      const submission = parseWithZod(formData, { schema: options.schema });
      const reply = (extra: { status: number; fields?: Record<string, string[]>; messageKey?: string }) => {
        if (options.pageless) throw errorPage(extra.status, args.context);
        const result = submission.reply({ fieldErrors: extra.fields, hideFields: options.secrets });
        const intent = formData.get('intent');
        const body: FormReply = { result, intent: typeof intent === 'string' ? intent : null, messageKey: extra.messageKey ?? null };
        return data(body, { status: extra.status });
      };
      if (submission.status !== 'success') return reply({ status: 400 });
      const input = submission.value as z.output<S>;
      try {
        await consumeLimits(args.context.ctx.db, options.limits?.({ input: input as never, context: args.context }) ?? [], args.context.ctx.now);
        const done = await run({ ...routeArgs, input });
        if ('fill' in done) {
          const initialValue = { ...submission.reply().initialValue, ...done.fill };
          return data<FormReply>({ result: { initialValue }, intent: null, messageKey: null, filled: args.context.requestId });
        }
        throw redirect(done.to, { status: 303, headers: [...(done.headers ?? []), ...toastCookie(done.toast, args.context.services.env.baseUrl.startsWith('https:'))] });
      } catch (error) {
        if (!(error instanceof AppError) || !['invalid', 'conflict', 'rate-limited'].includes(error.code)) throw error;
        const { fields, messageKey } = error.details;
        leaveRefusal(error, args.context);
        return reply({ status: error.status, fields, messageKey: messageKey ?? (fields ? undefined : `errors:${error.code}`) });
      }
    });
  return Object.assign(action, { policy, schema: options.schema });
}

async function guarded<C, D>(args: LoaderFunctionArgs, policy: Policy<C>, run: (routeArgs: RouteArgs<C>) => Promise<D>): Promise<D> {
  const { request, params, context } = args;
  const url = new URL(request.url);
  try {
    if (!policy.admits(context.ctx)) {
      if (context.ctx.viewer) throw new AppError('not-found');
      const back = request.method === 'GET' ? wayBackTo(url) : url.pathname;
      throw redirect(withQuery('/sign-in', { redirectTo: back }), 303);
    }
    return whole(await run({ ctx: context.ctx as C, request, url, params, context }), context);
  } catch (error) {
    throw asResponse(error, context, routePlace(request.method, url.pathname, params));
  }
}

/** A file asked for as a page's data: the framework would take all of it into memory, and nothing of ours asks so. */
function whole<D>(answer: D, context: AppLoadContext): D {
  if (!context.asData || !(answer instanceof Response) || !answer.headers.has('content-disposition')) return answer;
  void answer.body?.cancel();
  throw new AppError('not-found');
}
