/**
 * A page whose text goes out as it is: as a body of the web's kind it would become bytes and a stream, to be read back at once.
 * It is known by its field, because the bundle of pages and the server around it each have a copy of this file.
 */
export type PageResponse = Response & { readonly html: string };

export function pageResponse(html: string, { status, headers }: { status: number; headers: Headers }): PageResponse {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return Object.assign(new Response(null, { status, headers }), { html });
}

export const isPageResponse = (response: Response): response is PageResponse => 'html' in response;
