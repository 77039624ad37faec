import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pdfUpload, receivePdf } from '#app/kernel/files/index.server.ts';
import type { FileKeeping } from '#app/kernel/files/index.server.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { createListener } from '#app/platform/http/listener.server.ts';
import { createLog } from '#app/platform/log/log.server.ts';
import { createDiskStorage } from '#app/platform/storage/disk.server.ts';
import { createS3Storage } from '#app/platform/storage/s3.server.ts';
import { testDatabase } from '#tests/support/database.ts';
import { startFakeS3 } from '#tests/support/fake-s3.ts';
import { testFiles, testFolder } from '#tests/support/files.ts';
import { clientProcess, riseDuring } from '#tests/support/memory.ts';
import { createPerson } from '#tests/support/people.ts';
import { until } from '#tests/support/until.ts';

const { db } = await testDatabase();
const mega = 1024 * 1024;

let ctx: { db: typeof db; now: Date; viewer: { id: string }; files: FileKeeping };
async function someone(more: Partial<FileKeeping> = {}) {
  ctx = { db, now: new Date(), viewer: await createPerson(db), files: testFiles({ quotaBytes: 2_000 * mega, ...more }) };
}
beforeEach(() => someone());

/** The way of every request, and behind it the form that a reading room will have. */
const listener = createListener({
  baseUrl: 'http://kruzhok.test', trustedProxies: 0, log: createLog('silent'), bodyLimit: mega,
  crossOrigin: { hosts: new Set(['kruzhok.test']), sessionCookie: 'none' },
  serveFile: () => Promise.resolve(false), onFailure: (error) => { throw error; }, onForeignWrite: () => undefined,
  async answer(request, { body }) {
    body.bytes = pdfUpload.bodyBytes;
    const answer = await receivePdf(ctx, request, { field: 'pdf' }).then(
      ({ file, fields }) => Response.json({ file, note: fields.get('note') }),
      (error: unknown) => Response.json(error instanceof AppError ? (error.details.fields ?? {}) : String(error), { status: error instanceof AppError ? error.status : 500 }),
    );
    return { response: answer, logged: {} };
  },
});
const server = createServer((request, response) => void listener(request, response));
await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
afterAll(() => void server.close());

type Answer = { status: number; body: unknown };

/** Sends a form whose PDF weighs so many megabytes. */
const upload = `
  const { request } = await import('node:http');
  const { Readable } = await import('node:stream');
  const part = (name, more = '') => '--x\\r\\nContent-Disposition: form-data; name="' + name + '"' + more + '\\r\\n\\r\\n';
  async function* body() {
    yield Buffer.from(part('note') + 'mine\\r\\n' + part('pdf', '; filename="large.pdf"') + '%PDF-1.7\\n');
    const piece = Buffer.alloc(1024 * 1024, 'some page of it\\n');
    for (let count = 0; count < input.megabytes; count += 1) yield piece;
    yield Buffer.from('%%EOF\\r\\n--x--\\r\\n');
  }
  const sent = request(input.url, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://kruzhok.test' } }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk) => (text += chunk)).on('end', () => console.log(JSON.stringify({ status: response.statusCode, body: JSON.parse(text) })));
  });
  sent.on('error', () => undefined);
  Readable.from(body()).pipe(sent);`;

const send = (megabytes: number): Promise<Answer> => clientProcess(upload, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, megabytes });

async function keys(): Promise<string[]> {
  const found: string[] = [];
  for await (const object of ctx.files.storage.list()) found.push(object.key);
  return found;
}

describe('a large PDF', () => {
  it('arrives as it is sent and is not held', async () => {
    await send(64);
    const { result, rise } = await riseDuring(() => send(500));
    expect(result).toMatchObject({ status: 200, body: { file: { size: 500 * mega + 14 }, note: 'mine' } });
    // Of five hundred; the collector lets some tens lie.
    expect(rise).toBeLessThan(64 * mega);
  }, 120_000);

  it('of more than 512 MB is refused while it arrives, and nothing is left of it', async () => {
    expect(await send(514)).toEqual({ status: 413, body: { pdf: ['files:errors.pdfTooLarge'] } });
    expect(await keys()).toEqual([]);
    expect(await db.storedFile.count({ where: { ownerId: ctx.viewer.id } })).toBe(0);
  }, 120_000);

  it('that breaks off in the middle is over, and nothing is left of it', async () => {
    const folder = testFolder();
    await someone({ storage: createDiskStorage(folder) });
    const lying = () => (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : []);
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    const head = '--x\r\nContent-Disposition: form-data; name="pdf"; filename="large.pdf"\r\n\r\n%PDF-1.7\n';
    socket.write(`POST / HTTP/1.1\r\nHost: kruzhok.test\r\nOrigin: http://kruzhok.test\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${50 * mega}\r\n\r\n${head}`);
    socket.write(Buffer.alloc(2 * mega, 'some page of it\n'));
    await until(() => lying().length > 0);
    socket.destroy();
    await until(() => lying().length === 0);
    await until(async () => (await db.discardedObject.count({ where: { discardedAt: new Date(0) } })) > 0);
  });

  it('stops where its person’s room ends', async () => {
    await someone({ quotaBytes: 20 * mega });
    expect(await send(30)).toEqual({ status: 400, body: { pdf: ['files:errors.quota'] } });
    expect(await keys()).toEqual([]);
  });

  it('is not held on its way to a bucket', async () => {
    const fake = await startFakeS3();
    try {
      await someone({ storage: createS3Storage({ ...fake.options, patienceMs: 5_000 }) });
      await send(40);
      const { result, rise } = await riseDuring(() => send(200));
      expect(result).toMatchObject({ status: 200, body: { file: { size: 200 * mega + 14 } } });
      // Two pieces of five megabytes under way, and the bucket's own server is in this process too.
      expect(rise).toBeLessThan(60 * mega);
    } finally {
      await fake.close();
    }
  }, 120_000);
});
