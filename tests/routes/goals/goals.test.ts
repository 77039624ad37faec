import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { parseHtml } from '#tests/support/html.ts';
import { signedInBrowser } from '#tests/support/people.ts';

const app = await createTestApp();

const full = { en: 'A hundred goals run already. Put one away first.', ru: 'У вас уже сто целей. Сначала уберите какую-нибудь в архив.' };

it.each(['archived', 'deleted'] as const)('a goal that was %s and would be the hundred and first says so on its page, and comes back once there is room', async (which) => {
  const browser = await signedInBrowser(app);
  const userId = browser.person.id;
  const goal = { userId, metric: 'library.pages', amount: 1, period: 'month' as const, repeats: true, startsOn: new Date('2026-11-01') };
  const [id, other] = [uuidv7(), uuidv7()];
  const gone = which === 'archived' ? { archivedAt: new Date() } : { deletedAt: new Date() };
  const button = which === 'archived' ? 'revival' : 'restoration';
  await app.db.goal.createMany({ data: [{ ...goal, ...gone, id }, { ...goal, id: other }, ...Array.from({ length: 99 }, () => ({ ...goal, id: uuidv7() }))] });
  for (const locale of ['en', 'ru'] as const) {
    await browser.post('/preferences', { locale });
    expect(await browser.post(`/goals/${id}/${button}`, {})).toMatchObject({ status: 303, location: `/goals/${id}` });
    const { tags, text } = parseHtml((await browser.get(`/goals/${id}`)).text);
    expect(text).toContain(full[locale]);
    // Nothing is lost: its button is still there.
    expect(tags.some(({ name, attributes }) => name === 'form' && attributes.get('action') === `/goals/${id}/${button}`)).toBe(true);
  }
  expect(await app.db.goal.findUniqueOrThrow({ where: { id }, select: { archivedAt: true, deletedAt: true } })).toEqual({ archivedAt: null, deletedAt: null, ...gone });
  await browser.post(`/goals/${other}/archive`, {});
  expect((await browser.post(`/goals/${id}/${button}`, {})).status).toBe(303);
  expect(await app.db.goal.findUniqueOrThrow({ where: { id }, select: { archivedAt: true, deletedAt: true } })).toEqual({ archivedAt: null, deletedAt: null });
});

it('somebody else’s goal is not there, however it is asked back', async () => {
  const [anna, boris] = [await signedInBrowser(app), await signedInBrowser(app)];
  const id = uuidv7();
  await app.db.goal.create({ data: { id, userId: anna.person.id, metric: 'library.pages', amount: 1, period: 'month', repeats: true, startsOn: new Date('2026-11-01'), archivedAt: new Date() } });
  for (const button of ['revival', 'restoration']) expect((await boris.post(`/goals/${id}/${button}`, {})).status).toBe(404);
});
