import { answerHeaders, requestHeaders } from './promises.ts';

/** What a page elsewhere may send and read: all that an operation heeds and tells. */
const asked = ['Authorization', 'Content-Type', ...Object.keys(requestHeaders)].join(', ');
const told = Object.keys(answerHeaders).join(', ');

/** For pages of the origins that the house has named, and for nobody else. Credentials are never allowed: there are none but the token. */
export function corsHeaders(origin: string | null, allowed: readonly string[], isPreflight: boolean): Record<string, string> {
  if (origin === null || !allowed.includes(origin)) return {};
  const headers = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': told };
  if (!isPreflight) return headers;
  return { ...headers, 'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE', 'Access-Control-Allow-Headers': asked, 'Access-Control-Max-Age': '600' };
}
