import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookStates, canBecome, finishes, latestReading, settledState, stateFromReadings } from '#app/domains/library/model/book-state.ts';
import type { ReadingFacts } from '#app/domains/library/model/book-state.ts';

const day = (text: string | null) => (text === null ? null : new Date(text));
let order = 0;
const reading = (state: ReadingFacts['state'], endedOn: string | null = null, startedOn: string | null = null): ReadingFacts => ({
  state, startedOn: day(startedOn), endedOn: day(endedOn), createdAt: new Date(2026, 0, 1, 0, 0, (order += 1)),
});

describe('transitions', () => {
  const allowed = new Set(['to_read>reading', 'to_read>read', 'to_read>stopped', 'reading>read', 'reading>stopped', 'read>reading', 'read>to_read', 'stopped>reading', 'stopped>read', 'stopped>to_read']);
  test.each(bookStates.flatMap((from) => bookStates.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
    expect(canBecome(from, to)).toBe(allowed.has(`${from}>${to}`));
  });
});

describe('the shelf that readings put a book on', () => {
  test.each([
    ['none', [], 'to_read'],
    ['an open one wins', [reading('finished', '2026-05-01'), reading('reading')], 'reading'],
    ['the last end decides', [reading('stopped', '2026-05-02'), reading('finished', '2026-05-01')], 'stopped'],
    ['no days: the later written', [reading('finished'), reading('stopped')], 'stopped'],
    ['a known day is later than an unknown one', [reading('finished', '2001-01-01'), reading('stopped')], 'read'],
  ] as const)('%s', (_name, readings, expected) => expect(stateFromReadings(readings)).toBe(expected));

  const facts = fc.record({
    state: fc.constantFrom('finished' as const, 'stopped' as const, 'reading' as const),
    startedOn: fc.constant(null), endedOn: fc.option(fc.date({ noInvalidDate: true })), createdAt: fc.date({ noInvalidDate: true }),
  });

  test('a settled shelf is always borne out, and settling twice changes nothing', () => {
    fc.assert(fc.property(fc.constantFrom(...bookStates), fc.array(facts, { maxLength: 5 }), (stored, readings) => {
      const settled = settledState(stored, readings);
      expect(settledState(settled, readings)).toBe(settled);
      expect(settled === 'reading').toBe(readings.some((one) => one.state === 'reading'));
      if (settled === 'read') expect(readings.some((one) => one.state === 'finished')).toBe(true);
      if (settled === 'stopped') expect(readings.some((one) => one.state === 'stopped')).toBe(true);
    }));
  });

  test('what was wished for again stays so', () => expect(settledState('to_read', [reading('finished', '2020-01-01')])).toBe('to_read'));
  test('without its finish a read book is one to read', () => expect(settledState('read', [])).toBe('to_read'));
  test('no reading is the latest of none', () => expect(latestReading([])).toBeNull());
});

test('finishes are counted with and without days; the last known day is the date', () => {
  const readings = [reading('finished', '2024-03-01'), reading('finished'), reading('stopped', '2025-01-01'), reading('finished', '2022-01-01')];
  expect(finishes(readings)).toEqual({ timesRead: 3, lastFinishedOn: new Date('2024-03-01') });
  expect(finishes([])).toEqual({ timesRead: 0, lastFinishedOn: null });
});
