import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
import { signedInBrowser } from '#tests/support/people.ts';
import { parseHtml, dangersIn } from '#tests/support/html.ts';

const app = await createTestApp({}, { works: false });

/** A letter of a job that failed for good, as the queue leaves it. */
async function givenDead(reason: string, mailId: string = randomUUID()): Promise<string> {
  const id = randomUUID();
  await app.db.$executeRaw`
    INSERT INTO pgboss.job (id, name, data, output, singleton_key, source_name, source_id, source_retry_count)
    VALUES (${id}::uuid, 'dead-letters', ${JSON.stringify({ payload: { mailId, secret: 'a secret payload' } })}::jsonb, ${JSON.stringify({ message: reason })}::jsonb, ${mailId}, 'mail.deliver', ${randomUUID()}::uuid, 15)`;
  return id;
}

/** A letter that its job gave up. */
async function givenUp(): Promise<string> {
  const idempotencyKey = `people.deactivated:${randomUUID()}`;
  return app.db.$transaction(async (tx) => {
    await app.services.mailer.queue(tx, { idempotencyKey, to: 'anna@example.org', template: 'people.deactivated', locale: 'en', timeZone: 'UTC', data: {} });
    await tx.$executeRaw`DELETE FROM pgboss.job WHERE name = 'mail.deliver'`;
    return (await tx.mailMessage.update({ where: { idempotencyKey }, data: { status: 'failed' }, select: { id: true } })).id;
  });
}

describe('the page about jobs', () => {
  it('shows the owner what failed, and does what they ask', async () => {
    const owner = await signedInBrowser(app, 'owner');
    const letter = await givenUp();
    const [again, away] = [await givenDead('no answer from 203.0.113.7', letter), await givenDead('never mind')];
    const page = await owner.get('/admin/jobs');
    expect(page.status).toBe(200);
    for (const text of ['2 jobs failed for good', 'no answer from [ip]', '16 tries', `mailId</`.slice(0, 6), again]) expect(page.text, text).toContain(text);
    expect(page.text).not.toContain('a secret payload');

    const retried = await owner.post(`/admin/jobs/${again}/retry`, {});
    expect([retried.status, retried.location]).toEqual([303, '/admin/jobs']);
    expect(await app.db.mailMessage.findUniqueOrThrow({ where: { id: letter }, select: { status: true } })).toEqual({ status: 'queued' });
    const nothingToSend = await owner.post(`/admin/jobs/${away}/retry`, {});
    expect(nothingToSend.status).toBe(409);
    expect(nothingToSend.text).toContain('Its work was done or given up meanwhile');
    const confirm = await owner.get(`/admin/jobs/${away}/discard`);
    expect(confirm.text).toContain('Discard mail.deliver?');
    expect((await owner.post(`/admin/jobs/${away}/discard`, {})).status).toBe(303);
    const after = await owner.get('/admin/jobs');
    expect(after.text).toContain('Everything that was asked for');
    for (const path of ['retry', 'discard']) expect((await owner.post(`/admin/jobs/${away}/${path}`, {})).status).toBe(404);
    const kinds = await app.db.auditEvent.findMany({ where: { kind: { startsWith: 'job.' } }, select: { kind: true, actorId: true }, orderBy: { at: 'asc' } });
    expect(kinds).toEqual([{ kind: 'job.retried', actorId: owner.person.id }, { kind: 'job.discarded', actorId: owner.person.id }]);
  });

  it('speaks Russian, and keeps hostile reasons as text', async () => {
    const owner = await signedInBrowser(app, 'owner');
    await app.db.user.update({ where: { id: owner.person.id }, data: { locale: 'ru' } });
    const id = await givenDead('<img src=x onerror=alert(1)> javascript:alert(1)');
    const page = await owner.get('/admin/jobs');
    expect(page.text).toContain('1 задача не удалась');
    expect(dangersIn(parseHtml(page.text))).toEqual([]);
    await owner.post(`/admin/jobs/${id}/discard`, {});
  });

  it.each(['member', 'teacher'] as const)('does not exist for a %s', async (role) => {
    const other = await signedInBrowser(app, role);
    const id = await givenDead('x');
    for (const path of ['/admin/jobs', '/admin/health', `/admin/jobs/${id}/retry`, `/admin/jobs/${id}/discard`]) expect((await other.get(path)).status, path).toBe(404);
    for (const path of ['retry', 'discard']) expect((await other.post(`/admin/jobs/${id}/${path}`, {})).status).toBe(404);
    expect(await app.services.jobs.findJob(id)).not.toBeNull();
  });

  it('takes odd addresses calmly', async () => {
    const owner = await signedInBrowser(app, 'owner');
    for (const query of ['?dead=x', '?failing[]=1', `?dead=${'%00'}`, `?dead=${'A'.repeat(3_000)}`]) expect((await owner.get(`/admin/jobs${query}`)).status, query).toBe(200);
    for (const id of ['x', "1'--", 'null', randomUUID()]) expect((await owner.post(`/admin/jobs/${encodeURIComponent(id)}/retry`, {})).status, id).toBe(404);
  });
});

describe('the page about health', () => {
  it('tells an owner how the house is, without a single secret', async () => {
    const owner = await signedInBrowser(app, 'owner');
    app.services.errors.report(new Error('the shelf fell on anna@example.org'), { place: 'GET /library', traceId: 'abc123' });
    await app.services.errors.settle(20_000);
    const page = await owner.get('/admin/health');
    expect(page.status).toBe(200);
    for (const text of [app.services.version, process.version, 'PostgreSQL', 'Largest tables', 'One kind of unexpected error', 'the shelf fell on [address]', 'abc123', 'into a folder', 'Open Library', 'TMDB', 'IGDB', 'AniList']) expect(page.text, text).toContain(text);
    for (const secret of [app.services.env.sessionSecret, app.services.env.DATABASE_URL ?? '', app.services.env.dataDir, 'anna@']) expect(page.text).not.toContain(secret);
  });
});
