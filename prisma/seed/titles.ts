import { tidyDetails, titleColumns } from '#app/domains/titles/model/title-texts.ts';
import type { TitleDetails } from '#app/domains/titles/schema.ts';
import { storePicture } from '#app/kernel/files/index.server.ts';
import { inTransaction } from '#app/platform/db/client.server.ts';
import type { Tx } from '#app/platform/db/client.server.ts';
import { chanceOf } from './chance.ts';
import { coverPicture } from './covers/draw-cover.ts';
import type { DemoPerson } from './people.ts';
import { putWalksAndReviews, titlesPreferences } from './person-titles.ts';
import type { PlacedTitle } from './placed-title.ts';
import { titleCatalogue } from './title-catalogue.ts';
import type { SeedHouse } from './worlds.ts';

const day = 86_400_000;

/** The circle's titles with their covers, and what each of these people did with them; null when they are here already. */
export async function putTitles(house: SeedHouse, people: readonly DemoPerson[]): Promise<number | null> {
  const { db, now } = house;
  const titles = placed(people, now);
  const first = titles[0];
  if (!first || (await db.title.count({ where: { id: first.id } })) > 0) return null;
  const covers = await drawCovers(house, titles);
  await inTransaction(db, async (tx) => {
    await putTitleRows(tx, titles, covers);
    await tx.titlesPreference.createMany({ data: people.map(({ id, username }) => ({ userId: id, ...titlesPreferences[username] })), skipDuplicates: true });
    for (const person of people) await putWalksAndReviews(tx, person, titles, now);
  }, { timeoutMs: 60_000 });
  return titles.length;
}

/** Two years ago somebody began the list; every eleven days there was one more, Russian and English by turns. */
function placed(people: readonly DemoPerson[], now: Date): PlacedTitle[] {
  const chance = chanceOf(6_001);
  const all = chance.shuffle([...titleCatalogue.ru, ...titleCatalogue.en]);
  return all.map((title, at) => {
    const writers = people.filter((person) => person.locale === title.locale);
    const author = chance.pick(writers.length > 0 ? writers : people);
    const createdAt = new Date(now.getTime() - (715 - at * 11) * day + 19 * 3_600_000);
    const details = tidyDetails(title.type, title.details);
    return { ...title, details, id: demoId(at), createdAt, createdById: author.id, versions: versionsOf(details, { at, author, people, createdAt }) };
  });
}

/** The same on every machine, in the order in which they came. */
const demoId = (at: number): string => `0190c000-${(at * 16).toString(16).padStart(4, '0')}-7000-8000-0000000000f1`;

/** Every fourth title was written in haste and mended later; now and then somebody spoils one and it is brought back. */
function versionsOf(details: TitleDetails, { at, author, people, createdAt }: { at: number; author: DemoPerson; people: readonly DemoPerson[]; createdAt: Date }): PlacedTitle['versions'] {
  const later = (days: number) => new Date(createdAt.getTime() + days * day);
  const editor = people[(at + 1) % people.length] ?? author;
  const whole = { editorId: author.id, at: createdAt, details };
  if (at % 4 !== 1) return [whole];
  const hasty = { ...whole, details: { ...details, description: details.description?.split(/(?<=[.!?]) /)[0], genres: details.genres.slice(0, 1), credits: details.credits.slice(0, 1) } };
  const mended = { editorId: editor.id, at: later(2), details };
  if (at % 8 !== 1) return [hasty, mended];
  return [hasty, mended, { editorId: author.id, at: later(3), details: { ...details, description: undefined, year: (details.year ?? 2000) + 1 } }, { editorId: editor.id, at: later(3.1), details, revertsTo: 2 }];
}

/** One after the other: each is drawn by chance of its own name, so that a second try draws the same and keeps one file. */
async function drawCovers({ db, now, files }: SeedHouse, titles: readonly PlacedTitle[]): Promise<Map<string, string>> {
  const covers = new Map<string, string>();
  for (const { id, type, details, makers, cover, createdById } of titles) {
    const bytes = await coverPicture({ type, name: details.name, line: [makers[0], details.year].filter(Boolean).join(' · '), ...cover });
    covers.set(id, (await storePicture({ db, now, files, viewer: { id: createdById } }, { name: 'cover', profile: 'cover', bytes })).id);
  }
  return covers;
}

async function putTitleRows(tx: Tx, titles: readonly PlacedTitle[], covers: Map<string, string>): Promise<void> {
  await tx.title.createMany({
    data: titles.map(({ id, type, details, createdAt, createdById, versions }) => ({
      id, type, ...titleColumns(details), coverId: covers.get(id), createdById, createdAt, updatedAt: versions.at(-1)?.at ?? createdAt, version: versions.length,
    })),
  });
  await tx.titleCredit.createMany({ data: titles.flatMap(({ id, details }) => details.credits.map((credit, position) => ({ titleId: id, position, ...credit }))) });
  await tx.titleSource.createMany({ data: titles.flatMap(({ id, sources }) => sources.map((source) => ({ titleId: id, ...source }))), skipDuplicates: true });
  await tx.titleVersion.createMany({
    data: titles.flatMap(({ id, versions }) => versions.map(({ editorId, at, details, revertsTo }, index) => ({ titleId: id, number: index + 1, editorId, at, details, revertsTo }))),
  });
}
