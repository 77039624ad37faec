import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { ReadingDevice } from '../device.server.ts';
import { recordMarks } from './record-marks.server.ts';

/** "I am here", said by a form: also of the text view. */
export const recordPosition = (ctx: MemberCtx, { bookId, device, id, page, permille = 0 }: { bookId: string; device: ReadingDevice; id: string; page: number; permille?: number }): Promise<void> =>
  recordMarks(ctx, { bookId, device, marks: [{ id, page, permille, at: ctx.now, isEnd: false }] });
