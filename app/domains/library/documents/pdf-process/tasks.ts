import type { PdfAbout } from './about.ts';
import type { PdfSource } from './open-pdf.ts';
import { definePdfTask } from './protocol.ts';

export type ReadInput = PdfSource & { from: number; to?: number };
export type ReadPage = { number: number; text: string; textKey: string; width: number; height: number; heading: string };
export type ReadPiece = { about: PdfAbout } | { pages: ReadPage[] };
export type RenderInput = PdfSource & { page: number; width: number };
/** A page as a WebP picture; null = it cannot be drawn. The answer to it is the number of the next page, or that of none. */
export type RenderedPage = { page: number; bytes: Uint8Array<ArrayBuffer> | null };

/** The whole file, by a job. */
export const readTask = definePdfTask<ReadInput, null, ReadPiece>({ name: 'documents.read', seconds: 1_500, megabytes: 768, isAwaited: false });
/** The same of its first pages, while somebody waits: whether a password opens it, what it is called. */
export const glanceTask = definePdfTask<ReadInput, null, ReadPiece>({ name: 'documents.read', seconds: 20, megabytes: 512, isAwaited: true });
/** One page after the other, for as long as another one is asked for. */
export const renderTask = definePdfTask<RenderInput, null, RenderedPage>({ name: 'documents.render', seconds: 45, megabytes: 512, isAwaited: true });
