import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import S3rver from 's3rver';
import type { S3Options } from '#app/platform/storage/s3.server.ts';
import { testFolder } from './files.ts';

/** What is the matter with the bucket: nothing, no answer at all, an answer that never comes, no room, nonsense, too many questions, half an answer. */
export type S3Mood = 'well' | 'down' | 'slow' | 'full' | 'garbage' | 'throttled' | 'half';

export type FakeS3 = { options: S3Options; mood: S3Mood; requests: number; /** Of objects, to whoever asked for them. */ bytesSent: number; /** How long it says nothing while it puts the pieces of an upload together. */ assemblyMs: number; close(): Promise<void> };

/** A real server of the S3 protocol on loopback, whose moods a test chooses. */
export async function startFakeS3(bucket = 'kruzhok'): Promise<FakeS3> {
  const s3 = new S3rver({ directory: testFolder(), silent: true, configureBuckets: [{ name: bucket, configs: [] }] });
  await s3.configureBuckets();
  const handle = s3.callback();
  const fake: FakeS3 = { options: { bucket, region: 'us-east-1', key: 'S3RVER', secret: 'S3RVER', patienceMs: 700 }, mood: 'well', requests: 0, bytesSent: 0, assemblyMs: 0, close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    fake.requests += 1;
    const { socket } = request;
    const before = socket.bytesWritten;
    response.once('close', () => { fake.bytesSent += socket.bytesWritten - before; });
    const isAssembly = request.method === 'POST' && request.url?.includes('uploadId=');
    if (fake.mood !== 'well') misbehave(fake.mood, request, response);
    else if (isAssembly && fake.assemblyMs > 0) setTimeout(() => handle(request, response), fake.assemblyMs);
    else handle(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  fake.options.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fake.close = () => new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
  return fake;
}

function misbehave(mood: S3Mood, request: IncomingMessage, response: ServerResponse): void {
  if (mood === 'down') return void request.socket.destroy();
  request.resume();
  if (mood === 'slow') return;
  const say = (status: number, body: string, headers: Record<string, string> = {}) => void response.writeHead(status, { 'Content-Type': 'application/xml', ...headers }).end(body);
  if (mood === 'full') return say(507, '<Error><Code>XMinioStorageFull</Code><Message>Storage backend has reached its minimum free drive threshold</Message></Error>');
  if (mood === 'throttled') return say(429, '<Error><Code>SlowDown</Code><Message>Please reduce your request rate</Message></Error>', { 'Retry-After': '1' });
  if (mood === 'garbage') return say(500, '\u0000<<<<not xml at all', { 'Content-Type': 'text/html' });
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': '1000' });
  response.write('half of it');
  setTimeout(() => request.socket.destroy(), 50);
}
