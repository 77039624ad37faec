import { mkdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withVersion } from '../../documents/index.server.ts';
import type { PagePlan, PageSource } from '../model/page-plan.ts';
import { sourcesOf } from '../model/page-plan.ts';
import { editableBytes } from '../model/limits.ts';
import type { EditOutput } from '../work/run-edit.server.ts';
import { editTask } from '../work/tasks.ts';
import type { Edit, EditTools } from './do-edit.server.ts';
import { EditProblem } from './edit-problem.ts';
import { passwordPlace } from './start-edit.server.ts';

/** Makes the new files of a saving in a folder of its own, for as long as `use` looks at them. */
export async function makeFiles(tools: EditTools, edit: Edit, use: (paths: string[]) => Promise<void>): Promise<void> {
  await mkdir(tools.files.stagingFolder, { recursive: true, mode: 0o700 });
  const folder = join(await realpath(tools.files.stagingFolder), `edit-${edit.id}`);
  // What a run that broke off has left goes first.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  try {
    const outputs = outputsOf(edit, folder);
    await withFiles(tools, edit, (files) => work(tools, edit, { files, outputs, folder }));
    await use(outputs.map(({ path }) => path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Bench = { files: Opened[]; outputs: EditOutput[]; folder: string };

async function work(tools: EditTools, edit: Edit, { files, outputs, folder }: Bench): Promise<void> {
  const [file, ...sources] = files.map((opened) => ({
    versionId: opened.versionId, path: opened.path, pageCount: opened.pageCount ?? 0, password: passwordOf(tools, edit, opened),
  }));
  const order = { file: file!, labels: edit.base.pageLabels, sources, outputs };
  const result = await tools.pdf.run(editTask, order, {
    signal: tools.signal, reads: [...files.map(({ path }) => path), folder], writes: folder,
    onPiece: async ({ done, total }) => {
      await tools.db.documentEdit.updateMany({ where: { id: edit.id, state: 'working' }, data: { permille: Math.round((900 * done) / total) } });
    },
  });
  if ('trouble' in result) throw new EditProblem(result.trouble);
}

function outputsOf({ plan, base }: Edit, folder: string): EditOutput[] {
  const path = join(folder, 'made-0.pdf');
  if (plan.kind === 'details') return [{ path, pages: null, details: plan.details }];
  if (plan.kind === 'form') return [{ path, pages: null, answers: plan.answers }];
  if (plan.kind === 'pages') return [{ path, pages: requireSources(plan.pages, base) }];
  return plan.parts.map(({ title, pages }, index) => ({
    path: join(folder, `made-${index}.pdf`),
    pages: pages.map((page): PageSource => ({ versionId: null, page, turn: 0 })),
    details: { title },
  }));
}

function requireSources(plan: PagePlan, base: Edit['base']): PageSource[] {
  const sources = sourcesOf(plan, base.pageKeys);
  if (!sources) throw new EditProblem('moved');
  return sources.map((source) => (source.versionId === base.id ? { ...source, versionId: null } : source));
}

type Opened = { versionId: string; path: string; size: number; pageCount: number | null; password: string | undefined };

/** Opens all files that go into the work, one within the other; only their owner's, as everything here. */
async function withFiles(tools: EditTools, edit: Edit, use: (files: Opened[]) => Promise<void>): Promise<void> {
  const { plan } = edit;
  const others = plan.kind === 'pages' ? plan.pages.flatMap(({ from }) => (from ? [from.versionId] : [])) : [];
  const open = async (left: string[], opened: Opened[]): Promise<void> => {
    const [versionId, ...rest] = left;
    if (versionId === undefined) return use(opened);
    await withVersion({ ...tools, viewer: { id: edit.ownerId } }, { versionId }, async (version) => {
      // All that goes into one piece of work together must fit.
      if ([...opened, version].reduce((sum, { size }) => sum + size, 0) > editableBytes) throw new EditProblem('tooLarge');
      await open(rest, [...opened, version]);
    });
  };
  await open([...new Set([edit.base.id, ...others])], []);
}

/** The password that was given for this piece of work alone, else the one that is remembered. */
function passwordOf({ pdf }: EditTools, edit: Edit, { versionId, password }: Opened): string | undefined {
  const given = versionId === edit.base.id && edit.sealedPassword ? pdf.passwords.open(edit.sealedPassword, passwordPlace(edit.id)) : undefined;
  return typeof given === 'string' ? given : password;
}
