import { expect, test } from 'vitest';
import { limitedText } from '#app/platform/outgoing/limited-text.server.ts';

const inPieces = (...pieces: Uint8Array[]) =>
  new Response(new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  }));

const word = Buffer.from('Ёж');

test('counts bytes, not letters', async () => {
  expect(await limitedText(inPieces(word), 4)).toBe('Ёж');
  await expect(limitedText(inPieces(word), 3)).rejects.toMatchObject({ reason: 'too-large' });
});

test('what is too long is not read to its end', async () => {
  let asked = 0;
  const endless = new Response(new ReadableStream({ pull: (controller) => { asked += 1; controller.enqueue(new Uint8Array(10)); } }));
  await expect(limitedText(endless, 25)).rejects.toMatchObject({ reason: 'too-large' });
  expect(asked).toBeLessThan(6);
});

test('a letter may come in two pieces, and the last one may be cut off', async () => {
  expect(await limitedText(inPieces(word.subarray(0, 1), word.subarray(1)), 10)).toBe('Ёж');
  expect(await limitedText(inPieces(word.subarray(0, 3)), 10)).toBe('Ё\u{fffd}');
});

test('an answer without a body is empty', async () => {
  expect(await limitedText(new Response(null), 10)).toBe('');
});

test('the mark that some servers begin with is no letter', async () => {
  expect(await limitedText(inPieces(Buffer.from('\u{feff}{}')), 10)).toBe('{}');
});
