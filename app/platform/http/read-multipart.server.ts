import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { AppError } from './app-error.ts';
import { checkField, maxFields } from './read-form.server.ts';

export type ArrivingFile = { name: string; pieces: AsyncIterable<Uint8Array> };

const fieldBytes = 64 * 1024;

/**
 * A form with one file, read as it arrives. `take` is handed the file of field `file`, if one was chosen (with `several`,
 * each of them, one after the other); whatever it does not read is passed over. Other files are no part of the form. A field after the file is known only at the end.
 */
export async function readMultipart<T>(
  request: Request,
  options: { file: string; take: (file: ArrivingFile) => Promise<T>; several?: boolean },
): Promise<{ fields: FormData; taken: T | null }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type) || !request.body) throw notAForm();
  let taking: Promise<T> | null = null;
  let refusal: unknown = null;
  let arriving: Readable | null = null;
  const busboy = openParser(type);
  // The parser leaves a file whose end never comes as it is: whoever reads it would wait for ever, with its bytes on the disk.
  const cutOff = () => arriving?.destroy(new Error('the form broke off'));
  const stop = (error: unknown) => {
    refusal ??= error;
    busboy.destroy();
    cutOff();
  };
  const fields = takeFields(busboy, stop);
  busboy.on('file', (name, stream, fileName) => {
    stream.on('error', () => undefined);
    if (name !== options.file || (taking !== null && !options.several) || !fileName) return void stream.resume();
    arriving = stream;
    // The next file begins to arrive when this one has ended; it is taken when this one has been.
    const before: Promise<unknown> = taking ?? Promise.resolve();
    taking = before.then(() => options.take({ name: fileName, pieces: stream })).finally(() => stream.resume());
    taking.catch(stop);
  });
  await pipeline(Readable.fromWeb(request.body as never), busboy).catch((error: unknown) => {
    refusal ??= error instanceof AppError ? error : notAForm();
    cutOff();
  });
  const taken: T | null = await ((taking as Promise<T> | null) ?? Promise.resolve(null)).catch((error: unknown) => {
    refusal ??= error;
    return null;
  });
  if (refusal instanceof AppError) refusal.details.typed = fields;
  if (refusal !== null) throw refusal;
  return { fields, taken };
}

const notAForm = () => new AppError('invalid', { messageKey: 'errors:notAForm' });

type Parser = ReturnType<typeof openParser>;

function openParser(type: string) {
  const limits = { files: 4, fields: maxFields, parts: maxFields + 4, fieldSize: fieldBytes, fieldNameSize: 200, headerPairs: 50, headerSize: 16 * 1024 };
  try {
    return new Busboy({ headers: { 'content-type': type }, limits, fileHwm: 64 * 1024 });
  } catch {
    throw notAForm();
  }
}

/** Filled as they arrive; `stop` is told of one that is refused, and of too many. */
function takeFields(busboy: Parser, stop: (error: unknown) => void): FormData {
  const fields = new FormData();
  busboy.on('field', (name, value, isNameCut, isValueCut) => {
    try {
      if (isNameCut || isValueCut) throw notAForm();
      checkField(name, value);
      fields.append(name, value);
    } catch (error) {
      stop(error);
    }
  });
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) busboy.on(limit, () => stop(notAForm()));
  return fields;
}
