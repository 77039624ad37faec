import { expect, it } from 'vitest';
import { makeCode } from '#app/routes/auth/mailed-entry.server.ts';

it('mailed codes are six digits, every digit in every place, and hardly ever the same', async () => {
  const codes: string[] = [];
  for (let letter = 0; letter < 1000; letter += 1) {
    await makeCode('s'.repeat(43), 'anna@example.org', (code) => {
      codes.push(code);
      return Promise.resolve();
    });
  }
  expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
  // Of a million, a thousand drawn meet half a time on average; ten meetings have a chance of one in a thousand million.
  expect(new Set(codes).size).toBeGreaterThan(990);
  for (let place = 0; place < 6; place += 1) {
    for (let digit = 0; digit <= 9; digit += 1) {
      const count = codes.filter((code) => code[place] === String(digit)).length;
      expect(count, `${digit} at place ${place}`).toBeGreaterThan(40);
      expect(count, `${digit} at place ${place}`).toBeLessThan(170);
    }
  }
}, 30_000);
