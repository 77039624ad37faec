import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand, CompleteMultipartUploadCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createCircuit } from './circuit.ts';
import { StorageError } from './storage.ts';
import type { ByteRange, Storage, StorageFailure, StoredObject } from './storage.ts';
import { isStorageKey, keyPath } from './storage-key.ts';

export type S3Options = {
  endpoint?: string;
  bucket: string;
  region: string;
  key: string;
  secret: string;
  /** How long to wait while nothing moves; default 5 s. */
  patienceMs?: number;
};

/** Held in memory per upload under way: two pieces of the smallest size S3 takes. */
const partBytes = 5 * 1024 * 1024;
const partsAtOnce = 2;
/** One piece may take that much longer over a thin line, as long as it moves. */
const partPatience = 12;

/** Objects in a bucket of any S3-compatible server. */
export function createS3Storage(options: S3Options): Storage {
  const { bucket: Bucket, patienceMs = 5_000 } = options;
  const client = createClient(options, patienceMs);
  const uploading = patientAtTheEnd(client, createClient(options, patienceMs, patienceMs * partPatience));
  const guarded = guardWith(createCircuit({ failures: 5, restMs: 15_000 }));
  return {
    kind: 's3',
    async put(key, pieces) {
      const Key = keyPath(key);
      return guarded(() => putObject(uploading, Bucket, Key, pieces));
    },
    async get(key, range) {
      const Key = keyPath(key);
      return guarded(() => getObject(client, Bucket, Key, range));
    },
    async head(key) {
      const Key = keyPath(key);
      const found = guarded(() => client.send(new HeadObjectCommand({ Bucket, Key })));
      return found.then(({ ContentLength = 0 }) => ({ size: ContentLength }), (error: unknown) => {
        if (error instanceof StorageError && error.failure === 'missing') return null;
        throw error;
      });
    },
    async delete(key) {
      const Key = keyPath(key);
      await guarded(() => client.send(new DeleteObjectCommand({ Bucket, Key })));
    },
    list: () => listObjects(client, Bucket, guarded),
    forgetUnfinished: (before) => guarded(() => abortOlder(client, Bucket, before)),
  };
}

/** `silenceMs`: how long a connection may be silent, where that is not the same for all; connecting and a whole request have limits of their own. */
function createClient({ region, key, secret, endpoint }: S3Options, patienceMs: number, silenceMs = patienceMs): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    ...(endpoint && { endpoint, forcePathStyle: true }),
    maxAttempts: 2,
    requestHandler: { connectionTimeout: Math.min(3_000, patienceMs), socketTimeout: silenceMs, requestTimeout: patienceMs * partPatience, throwOnRequestTimeout: true },
    // Other servers than Amazon's often do not know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** The same client, but for the end of an upload: a server may be silent for long while it puts hundreds of pieces together, and is well. */
function patientAtTheEnd(client: S3Client, patient: S3Client): S3Client {
  const send = (command: never) => ((command as object) instanceof CompleteMultipartUploadCommand ? patient : client).send(command);
  return Object.create(client, { send: { value: send } }) as S3Client;
}

type Guard = <T>(work: () => Promise<T>) => Promise<T>;

function guardWith(circuit: ReturnType<typeof createCircuit>): Guard {
  return async (work) => {
    if (!circuit.admits()) throw new StorageError('unavailable');
    try {
      const result = await work();
      circuit.succeeded();
      return result;
    } catch (error) {
      if (error instanceof SourceFailed) throw error.cause;
      const failure = failureOf(error);
      if (failure === 'unavailable') circuit.failed();
      else circuit.succeeded();
      throw error instanceof StorageError ? error : new StorageError(failure, error);
    }
  };
}

/** What went wrong while the bytes were being read is the sender's matter, not the bucket's. */
class SourceFailed extends Error {}

async function putObject(client: S3Client, Bucket: string, Key: string, pieces: AsyncIterable<Uint8Array>): Promise<{ size: number }> {
  let size = 0;
  let sourceError: unknown = null;
  async function* counted() {
    try {
      for await (const piece of pieces) {
        size += piece.length;
        yield piece;
      }
    } catch (error) {
      sourceError = error;
      throw error;
    }
  }
  // Reading tells of what goes wrong; an error of a stream that is read no longer would end the process.
  const Body = Readable.from(counted(), { objectMode: false }).on('error', () => undefined);
  const upload = new Upload({ client, params: { Bucket, Key, Body, ContentType: 'application/octet-stream' }, partSize: partBytes, queueSize: partsAtOnce });
  await upload.done().catch((error: unknown) => {
    Body.destroy();
    throw sourceError === null ? error : new SourceFailed('the source of the bytes failed', { cause: sourceError });
  });
  return { size };
}

async function getObject(client: S3Client, Bucket: string, Key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
  const Range = range && `bytes=${range.start}-${range.end}`;
  const { Body, ContentRange = '' } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
  if (!(Body instanceof Readable)) throw new StorageError('unavailable');
  Body.on('error', () => undefined);
  if (!range || ContentRange.startsWith(`bytes ${range.start}-${range.end}/`)) return Body;
  // Some servers answer a range with more than was asked for; sent on, it would be taken for the part.
  const [, from = '0'] = /^bytes (\d+)-/.exec(ContentRange) ?? [];
  return part(Body, range.start - Number(from), range.end - range.start + 1);
}

/** So many bytes from there on. */
async function* part(pieces: AsyncIterable<Uint8Array>, skip: number, take: number): AsyncGenerator<Uint8Array> {
  let at = -skip;
  for await (const piece of pieces) {
    const shown = piece.subarray(Math.max(0, -at), Math.max(0, take - at));
    if (shown.length > 0) yield shown;
    at += piece.length;
    if (at >= take) return;
  }
}

async function* listObjects(client: S3Client, Bucket: string, guarded: Guard): AsyncGenerator<StoredObject> {
  let ContinuationToken: string | undefined;
  do {
    const page = await guarded(() => client.send(new ListObjectsV2Command({ Bucket, ContinuationToken })));
    for (const { Key = '', Size = 0 } of page.Contents ?? []) {
      const key = Key.split('/').at(-1) ?? '';
      if (isStorageKey(key) && keyPath(key) === Key) yield { key, size: Size };
    }
    ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (ContinuationToken);
}

/** A server that does not list unfinished uploads clears them by itself or not at all. */
async function abortOlder(client: S3Client, Bucket: string, before: Date): Promise<number> {
  const listed = await client.send(new ListMultipartUploadsCommand({ Bucket })).catch((error: unknown) => {
    if (statusOf(error) === 400 || statusOf(error) === 404 || statusOf(error) === 501) return null;
    throw error;
  });
  const old = (listed?.Uploads ?? []).filter(({ Key, Initiated }) => isStorageKey(Key?.split('/').at(-1) ?? '') && Initiated && Initiated < before);
  for (const { Key, UploadId } of old) await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  return old.length;
}

const statusOf = (error: unknown) => (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

function failureOf(error: unknown): StorageFailure {
  if (error instanceof StorageError) return error.failure;
  const { name } = error as Error;
  if (name === 'NoSuchKey' || (name === 'NotFound' && statusOf(error) === 404)) return 'missing';
  if (statusOf(error) === 507 || /QuotaExceeded|StorageFull|InsufficientStorage|EntityTooLarge/i.test(name)) return 'full';
  return 'unavailable';
}
