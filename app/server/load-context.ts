import type { Ctx, Theme } from '#app/kernel/accounts/context.ts';
import type { House } from '#app/kernel/house/house.ts';
import type { AppError } from '#app/platform/http/app-error.ts';
import type { BodyLimit } from '#app/platform/http/node-request.server.ts';
import type { Services } from './services.server.ts';

/** What every loader, action and the document renderer are given besides the request. */
export type RequestContext = {
  ctx: Ctx;
  services: Services;
  /** The circle as it is at this moment. */
  house: House;
  /** Of this response's Content-Security-Policy. */
  nonce: string;
  requestId: string;
  /** The client's address after trusted proxies. */
  ip: string;
  userAgent: string;
  /** What this request's body may weigh; a route that takes files lifts it before it reads. */
  body: BodyLimit;
  /** Asked for as a page's data (`….data`), not as a page or a file. */
  asData: boolean;
  /** From the visitor's cookie; a member's own setting wins. */
  visitorTheme: Theme;
  /** Whether this house has a page at that address. */
  hasPage: (path: string) => boolean;
  /** Left by a refusal for the response: a page without a `headers` export of its own would lose the header. */
  retryAfterSeconds?: number;
  /** An expected error that the route answered with, left for the journal. */
  refusal?: AppError;
};

declare module '@remix-run/server-runtime' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- joining two types under one name
  interface AppLoadContext extends RequestContext {}
}
