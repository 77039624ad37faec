import { describe, expect, it } from 'vitest';
import { changeHouse, createHouseKeeper, readHouse } from '#app/kernel/house/index.server.ts';
import { unsetHouse } from '#app/kernel/house/house.ts';
import type { HouseInput } from '#app/kernel/house/schema.ts';
import { countQueries, createDb, currentQueryCount } from '#app/platform/db/client.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createPerson } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';
import { refusal, visit } from '../accounts/visit.ts';

const { db } = await testDatabase();
const log = createLog('silent');
const fine: HouseInput = { name: 'A circle', accent: '#7a3b2e', registration: 'open', locale: 'en', timeZone: 'Asia/Almaty', homeTextRu: 'О нас', homeTextEn: '' };

const ctxOf = async (role: 'owner' | 'member', house = createHouseKeeper(db, log)) => ({ ...visit(db), viewer: await createPerson(db, { role }), ip: '10.0.0.1', house });
const queriesOf = (work: () => Promise<unknown>) => countQueries(async () => {
  await work();
  return currentQueryCount();
});

describe('the house', () => {
  it('that was never set up is the plain one', async () => {
    await db.houseSettings.deleteMany();
    expect(await readHouse(db)).toEqual(unsetHouse);
  });

  it('is asked of the database once for many requests', async () => {
    const keeper = createHouseKeeper(db, log);
    expect(await queriesOf(() => Promise.all(Array.from({ length: 50 }, () => keeper.current())))).toBe(1);
    expect(await queriesOf(async () => { for (let at = 0; at < 50; at += 1) await keeper.current(); })).toBe(0);
  });

  it('is new at once where it was changed, and within five seconds elsewhere', async () => {
    let seconds = 0;
    const elsewhere = createHouseKeeper(db, log, () => seconds * 1000);
    const ctx = await ctxOf('owner');
    await Promise.all([ctx.house.current(), elsewhere.current()]);
    await changeHouse(ctx, { ...fine, name: 'Changed' });
    expect((await ctx.house.current()).name).toBe('Changed');
    seconds = 5;
    expect(await elsewhere.current()).toEqual({
      name: 'Changed', logoId: null, accent: '#7a3b2e', registration: 'open', locale: 'en', timeZone: 'Asia/Almaty', homeText: { ru: 'О нас', en: null },
    });
  });

  it('forgotten while it was being read is read again', async () => {
    const forgotten = Promise.withResolvers<undefined>();
    let reads = 0;
    const slow = { houseSettings: { async findUnique(what: Parameters<typeof db.houseSettings.findUnique>[0]) {
      const found = await db.houseSettings.findUnique(what);
      if ((reads += 1) === 1) await forgotten.promise;
      return found;
    } } } as unknown as typeof db;
    const keeper = createHouseKeeper(slow, log);
    const ctx = await ctxOf('owner');
    await changeHouse(ctx, { ...fine, name: 'Before' });
    const asked = keeper.current();
    await until(() => reads === 1);
    await db.houseSettings.update({ where: { id: 1 }, data: { name: 'After' } });
    keeper.forget();
    forgotten.resolve(undefined);
    expect((await asked).name).toBe('After');
    expect((await keeper.current()).name).toBe('After');
  });

  it('goes on as it was known when the database is away', async () => {
    let seconds = 0;
    const away = createDb({ url: 'postgresql://nobody@127.0.0.1:1/none', log });
    const never = createHouseKeeper(away.db, log);
    expect(await never.current()).toEqual(unsetHouse);
    await away.close();
    const flaky = { ...db, houseSettings: { findUnique: () => (seconds > 0 ? Promise.reject(new Error('gone')) : db.houseSettings.findUnique({ where: { id: 1 } })) } } as unknown as typeof db;
    const keeper = createHouseKeeper(flaky, log, () => seconds * 1000);
    const before = await keeper.current();
    seconds = 60;
    expect(await keeper.current()).toEqual(before);
  });

  it('is changed by owners only, with a note who did', async () => {
    expect(await refusal(changeHouse(await ctxOf('member'), fine))).toBe('not-found');
    const ctx = await ctxOf('owner');
    await changeHouse(ctx, fine);
    expect(await db.auditEvent.count({ where: { kind: 'house.changed', actorId: ctx.viewer.id } })).toBe(1);
  });

  it('is one, however many owners save it at once', async () => {
    await db.houseSettings.deleteMany();
    const ctx = await ctxOf('owner');
    await Promise.all(Array.from({ length: 20 }, (_, at) => changeHouse(ctx, { ...fine, name: `Name ${at}` })));
    expect(await db.houseSettings.count()).toBe(1);
  });
});
