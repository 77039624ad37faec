import type { Db } from '#app/platform/db/client.server.ts';

/** Whose data are handed out, and how their dates are written. */
export type DataOwner = { db: Db; now: Date; timeZone: string; viewer: { id: string; username: string } };

/** A file in the archive; its pieces are made while they are written. */
export type DataEntry = { path: string; pieces: AsyncIterable<string | Uint8Array> };

/** What a room or a part of the kernel keeps of a person: how they take it with them, and how it goes. */
export type PersonalData = {
  area: string;
  /** About how many pieces its entries come in: what progress is counted by. */
  countPieces(owner: DataOwner): Promise<number>;
  exportEverything(owner: DataOwner): AsyncIterable<DataEntry>;
  /** Deletes in batches what would be too much for one statement; may be begun again. The rest goes with the person's row. */
  forget?(db: Db, userId: string): Promise<void>;
};
