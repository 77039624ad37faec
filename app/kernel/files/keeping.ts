import type { Ctx, Viewer } from '#app/kernel/accounts/context.ts';
import type { Db } from '#app/platform/db/client.server.ts';
import type { Storage } from '#app/platform/storage/storage.ts';

/** Whether a viewer who does not own a file may see it by what it hangs on (a profile, the house's door). Asked after the owner. */
export type FileAudience = (ctx: Pick<Ctx, 'db' | 'viewer'>, file: { id: string; ownerId: string }) => Promise<boolean>;

/** What the process keeps for files; handed to every request and job in `ctx.files`. */
export type FileKeeping = {
  storage: Storage;
  /** Uploads lie here while they are looked at. */
  stagingFolder: string;
  /** What one person's files may weigh together. */
  quotaBytes: number;
  audiences: readonly FileAudience[];
  /** Work on pictures goes through here, a few at a time. */
  bench: <T>(work: () => Promise<T>) => Promise<T>;
};

/** What keeping a file asks for: any `MemberCtx`, or in a job an object with the owner as its viewer. */
export type FileCtx = { db: Db; now: Date; files: FileKeeping; viewer: Pick<Viewer, 'id'> };
