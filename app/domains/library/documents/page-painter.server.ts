import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { PdfDesk } from './pdf-process.server.ts';
import { PdfProblem } from './pdf-process/protocol.ts';
import { renderTask } from './pdf-process/tasks.ts';
import type { RenderedPage } from './pdf-process/tasks.ts';
import { withVersion } from './queries/with-version.server.ts';

type Ctx = Pick<MemberCtx, 'db' | 'files' | 'viewer'> & { pdf: PdfDesk };
type Picture = Uint8Array | null;
type Wanted = { picture: Promise<Picture>; done(picture: Picture): void; fail(error: unknown): void };

/** Pages of one version that somebody waits for, in the order in which they were asked for. */
type Line = { wanted: Map<number, Wanted>; /** Tells a process that waits for more. */ wake: (() => void) | null };

/** A process with nothing to draw ends after so long. */
const lingerMs = 1_500;
/** One that drew for so long is given no further page: others wait for a place too, and a page keeps half a minute of its own. */
const longestMs = 15_000;

const lines = new Map<string, Line>();

/** A page of a version as a picture; null where it cannot be drawn. All that are asked for at one time are drawn by one process. */
export function paintPage(ctx: Ctx, { versionId, page, width }: { versionId: string; page: number; width: number }): Promise<Picture> {
  const key = `${versionId}/${width}`;
  const line = lines.get(key) ?? { wanted: new Map<number, Wanted>(), wake: null };
  const wanted = line.wanted.get(page) ?? want();
  line.wanted.set(page, wanted);
  line.wake?.();
  if (!lines.has(key)) {
    lines.set(key, line);
    void workOff(ctx, line, { versionId, width, end: () => lines.delete(key) });
  }
  return wanted.picture;
}

function want(): Wanted {
  const { promise: picture, resolve: done, reject: fail } = Promise.withResolvers<Picture>();
  return { picture, done, fail };
}

/** One process after the other until nobody waits. `end` is called in the moment when that is so. */
async function workOff(ctx: Ctx, line: Line, { end, ...what }: { versionId: string; width: number; end(): void }): Promise<void> {
  while (line.wanted.size > 0) {
    try {
      await inOneProcess(ctx, line, what);
    } catch (error) {
      // A page that is too heavy is that page's fault; anything else would happen to the next one too.
      const hit = error instanceof PdfProblem && error.trouble === 'tooHeavy' ? [...line.wanted].slice(0, 1) : [...line.wanted];
      for (const [page, { fail }] of hit) {
        line.wanted.delete(page);
        fail(error);
      }
    }
  }
  end();
}

const first = (line: Line): number | null => line.wanted.keys().next().value ?? null;

async function inOneProcess(ctx: Ctx, line: Line, { versionId, width }: { versionId: string; width: number }): Promise<void> {
  await withVersion(ctx, { versionId }, async ({ path, password }) => {
    let since: number | null = null;
    await ctx.pdf.run(renderTask, { path, password, page: first(line)!, width }, {
      reads: [path],
      onPiece: ({ page, bytes }: RenderedPage) => {
        since ??= Date.now();
        line.wanted.get(page)?.done(bytes);
        line.wanted.delete(page);
        return Date.now() - since > longestMs ? null : nextPage(line);
      },
    });
  });
}

async function nextPage(line: Line): Promise<number | null> {
  if (line.wanted.size === 0) {
    await new Promise<void>((resolve) => {
      line.wake = resolve;
      setTimeout(resolve, lingerMs).unref();
    });
    line.wake = null;
  }
  return first(line);
}
