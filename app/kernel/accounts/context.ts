import type { FileKeeping } from '#app/kernel/files/keeping.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Queue } from '#app/platform/jobs/queue.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import type { WeekStart } from '#app/platform/time/weeks.ts';

export type Role = 'member' | 'teacher' | 'owner';
export type Theme = 'system' | 'light' | 'dark';

/** The signed-in person as every request knows them; never holds secrets. */
export type Viewer = {
  id: string;
  username: string;
  role: Role;
  email: string | null;
  /** null = follow the browser */
  locale: Locale | null;
  timeZone: string;
  /** First day of the week as ISO counts them: Monday or Sunday. */
  weekStart: WeekStart;
  theme: Theme;
  /** Public id of the session this request came with. */
  sessionId: string;
  /** When this browser last proved who sits before it (sign-in or a proof since). */
  provenAt: Date;
  hasShortcuts: boolean;
  avatarId: string | null;
  /** News that wait for them, as far as anybody counts them. */
  unread?: number;
  /** They asked to be deleted: until then they may change their mind. */
  deletionDueAt: Date | null;
};

/** What commands and queries are given: explicit, no ambient current user, never a Request. */
export type Ctx = {
  db: Db;
  viewer: Viewer | null;
  now: Date;
  locale: Locale;
  timeZone: string;
  /** Where the request comes from, for the journal. */
  ip: string;
  log: Logger;
  queue: Queue;
  files: FileKeeping;
};

export type MemberCtx = Ctx & { viewer: Viewer };
