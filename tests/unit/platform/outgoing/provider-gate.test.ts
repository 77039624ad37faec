import { describe, expect, it } from 'vitest';
import { OutsideError } from '#app/platform/outgoing/outside-error.ts';
import { ProviderGate } from '#app/platform/outgoing/provider-gate.ts';

const clock = () => {
  let at = 1_000_000;
  return { now: () => at, pass: (ms: number) => void (at += ms) };
};
const reasonOf = (work: Promise<unknown>) => work.then(() => 'answered', (error: OutsideError) => error.reason);
const failing = (error: OutsideError) => () => Promise.reject(error);

describe('the gate of a provider', () => {
  it('lets a burst through and then no more than the pace', async () => {
    const { now, pass } = clock();
    const gate = new ProviderGate({ perSecond: 1, burst: 3, now });
    const ask = () => reasonOf(gate.through(async () => 'yes', 0));
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual(['answered', 'answered', 'answered', 'busy']);
    pass(1_000);
    expect([await ask(), await ask()]).toEqual(['answered', 'busy']);
    pass(60_000);
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual(['answered', 'answered', 'answered', 'busy']);
  });

  it('makes those who may wait queue, and refuses those for whom the queue is too long', async () => {
    const { now } = clock();
    const gate = new ProviderGate({ perSecond: 50, burst: 1, now });
    const answers = await Promise.all(Array.from({ length: 10 }, () => reasonOf(gate.through(async () => 'yes', 100))));
    expect(answers.filter((answer) => answer === 'answered')).toHaveLength(6);
    expect(answers.filter((answer) => answer === 'busy')).toHaveLength(4);
  });

  it('leaves a provider alone that failed three times, longer each time, and tries again', async () => {
    const { now, pass } = clock();
    const gate = new ProviderGate({ perSecond: 1_000, burst: 1_000, now });
    const fail = () => reasonOf(gate.through(failing(new OutsideError('timeout')), 0));
    expect([await fail(), await fail(), await fail(), await fail()]).toEqual(['timeout', 'timeout', 'timeout', 'resting']);
    expect(gate.state()).toEqual({ failures: 3, restsUntil: new Date(now() + 15_000) });
    pass(15_001);
    expect([await fail(), await fail()]).toEqual(['timeout', 'resting']);
    pass(15_001);
    expect(await fail()).toBe('resting');
    pass(15_001);
    expect(await reasonOf(gate.through(async () => 'yes', 0))).toBe('answered');
    expect(gate.state()).toEqual({ failures: 0, restsUntil: null });
  });

  it('takes 429 at its word, for an hour at most', async () => {
    const { now, pass } = clock();
    const gate = new ProviderGate({ perSecond: 1_000, burst: 1_000, now });
    expect(await reasonOf(gate.through(failing(new OutsideError('status', { status: 429, retryAfterSeconds: 120 })), 0))).toBe('status');
    pass(119_000);
    expect(await reasonOf(gate.through(async () => 'yes', 0))).toBe('resting');
    pass(2_000);
    expect(await reasonOf(gate.through(async () => 'yes', 0))).toBe('answered');
    await reasonOf(gate.through(failing(new OutsideError('status', { status: 503, retryAfterSeconds: 999_999 })), 0));
    expect(gate.state().restsUntil).toEqual(new Date(now() + 3_600_000));
  });

  it('"not found" is an answer', async () => {
    const gate = new ProviderGate({ perSecond: 1_000, burst: 1_000, now: clock().now });
    for (let time = 0; time < 5; time += 1) expect(await reasonOf(gate.through(failing(new OutsideError('status', { status: 404 })), 0))).toBe('status');
    expect(gate.state()).toEqual({ failures: 0, restsUntil: null });
  });
});
