import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';

type Version = { pageKeys: number[]; pageLabels?: string[]; texts?: string[] };

/** A version without bytes: what notes need of a file is its pages' names and texts. */
export async function newVersion(ctx: MemberCtx, documentId: string, { pageKeys, pageLabels = [], texts = [] }: Version): Promise<string> {
  const ownerId = ctx.viewer.id;
  const file = { id: uuidv7(), ownerId, kind: 'pdf' as const, name: 'a.pdf', type: 'application/pdf', size: 1n, sha256: new Uint8Array(randomBytes(32)), storageKey: `test/${uuidv7()}` };
  await ctx.db.storedFile.create({ data: file });
  const number = (await ctx.db.documentVersion.count({ where: { documentId } })) + 1;
  const version = await ctx.db.documentVersion.create({
    data: { documentId, ownerId, number, fileId: file.id, state: 'ready', pageCount: pageKeys.length, pageKeys, pageLabels }, select: { id: true },
  });
  await ctx.db.documentPage.createMany({ data: texts.map((text, index) => ({ versionId: version.id, number: index + 1, text, textKey: text, width: 595, height: 842 })) });
  await ctx.db.bookDocument.update({ where: { id: documentId }, data: { currentId: version.id } });
  return version.id;
}

export async function givenPdf(ctx: MemberCtx, bookId: string, version: Version): Promise<{ documentId: string; versionId: string }> {
  const { id: documentId } = await ctx.db.bookDocument.create({ data: { bookId, ownerId: ctx.viewer.id, nextPageKey: Math.max(...version.pageKeys) + 1 }, select: { id: true } });
  return { documentId, versionId: await newVersion(ctx, documentId, version) };
}
