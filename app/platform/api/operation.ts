import type { AppLoadContext } from '@remix-run/node';
import type { z } from 'zod';
import type { PlainRequest } from '#app/platform/http/plain-exchange.ts';
import type { Policy } from '#app/platform/http/policy.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an operation answers: a status it has declared, the body as its schema says, headers besides the usual ones. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

export type OperationArgs<C, P, Q, B> = {
  ctx: C;
  params: P;
  query: Q;
  body: B;
  request: PlainRequest;
  context: AppLoadContext;
  /** For commands that do a thing once by an id: the same for the same Idempotency-Key; `''` where nothing is made. */
  newId: string;
};

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** One operation of the API: from it come the router, the check of what arrives, and its part of the document. */
export type OperationSpec<C, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R> = {
  /** `getTitle`: its name in the document; its words are the messages `<catalog>:operations.<id>`. */
  id: string;
  method: Method;
  /** Below the API's root; parameters in braces. */
  path: string;
  /** The chapter of the document. */
  tag: string;
  policy: Policy<C>;
  /** What a token must be allowed; null = a token is not needed, or any will do. */
  scope: string | null;
  params?: P;
  query?: Q;
  /** Of JSON; `form` for an upload, which the operation reads itself. */
  body?: B;
  form?: { file: string; bytes: number };
  answers: Record<number, z.ZodType | null>;
  /** What its commands refuse besides what every operation does: statuses, and why (message keys). */
  refuses?: Partial<Record<number, string>>;
  /** Statuses besides 201 whose answer says where the thing is (`Location`); those that refuse, where it is known. */
  locates?: readonly number[];
  /** Names that a command's refusals have in this operation's body. */
  fields?: Record<string, string>;
  /** Answers hold secrets: nothing is kept for a second try. */
  isSecret?: true;
  /** What If-Match is held against: the reading operation's answer, behind the lock that every change of it takes first. `paramsOf`: where the address does not say whose answer. */
  matches?: { reads: () => Operation; lock: (args: Pick<OperationArgs<C, Output<P>, undefined, undefined>, 'ctx' | 'params'>) => Promise<unknown>; paramsOf?: (args: Pick<OperationArgs<C, undefined, undefined, Output<B>>, 'ctx' | 'body'>) => Promise<unknown> };
  /** Fields of its answer that move by themselves, the first level only: an ETag says nothing of them. */
  moving?: readonly string[];
  /** Behind it, in one transaction, runs what looks whether a thing is there before it makes one. */
  lock?: (args: Pick<OperationArgs<C, Output<P>, undefined, undefined>, 'ctx' | 'params'>) => Promise<unknown>;
  /** Before anything is locked: what counts even where the change is refused, as tries do, and what takes as long as its client likes, as an upload does. */
  prepare?: (args: OperationArgs<C, Output<P>, Output<Q>, Output<B>>) => Promise<R>;
  run: (args: OperationArgs<C, Output<P>, Output<Q>, Output<B>> & { /** What `prepare` has brought. */ prepared: R }) => Promise<Answer>;
};

type AnyArgs = OperationArgs<unknown, unknown, unknown, unknown>;

export type Operation = Omit<OperationSpec<unknown, z.ZodObject, z.ZodObject, z.ZodType, unknown>, 'run' | 'policy' | 'matches' | 'lock' | 'prepare'> & {
  policy: Policy<unknown>;
  matches?: { reads: () => Operation; lock: (args: Pick<AnyArgs, 'ctx' | 'params'>) => Promise<unknown>; paramsOf?: (args: Pick<AnyArgs, 'ctx' | 'body'>) => Promise<unknown> };
  lock?: (args: Pick<AnyArgs, 'ctx' | 'params'>) => Promise<unknown>;
  prepare?: (args: AnyArgs) => Promise<unknown>;
  run: (args: AnyArgs & { prepared: unknown }) => Promise<Answer>;
};

export function defineOperation<C, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R>(spec: OperationSpec<C, P, Q, B, R>): Operation {
  return spec as unknown as Operation;
}

export const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({ status: 200, body, headers });
export const created = (body: unknown, location: string): Answer => ({ status: 201, body, headers: { Location: location } });
export const accepted = (body: unknown): Answer => ({ status: 202, body });
export const noContent = (): Answer => ({ status: 204 });
