import { withQuery } from '#app/platform/http/with-query.ts';

/** Addresses of the notifications' pages; the settings' one is the accounts'. */
export const newsPaths = {
  list: (query: { after?: string | null } = {}) => withQuery('/notifications', query),
  /** Reads all that was there when the page was made. */
  reading: () => '/notifications/reading',
  /** Reads one and goes where it leads. */
  opening: (id: string) => `/notifications/${id}/opening`,
  readingOf: (id: string) => `/notifications/${id}/reading`,
  stream: () => '/notifications/stream',
  /** What a letter's link and a mail program's button open. */
  unsubscription: (token: string) => `/notifications/unsubscription?for=${token}`,
};
