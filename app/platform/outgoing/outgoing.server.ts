import type { createFetchOutside, OutsideAnswer, OutsideOptions, OutsideRequest } from './fetch-outside.server.ts';
import { OutsideError } from './outside-error.ts';
import { ProviderGate } from './provider-gate.ts';
import type { GateOptions, GateState } from './provider-gate.ts';

/** The process's one way out to addresses that are not the operator's own services. */
export type Outgoing = {
  /**
   * Waits for the provider's turn and for its answer, both within the request's time. Throws OutsideError, also where
   * `read` throws: a provider that answers rubbish is out of order.
   */
  get<T>(provider: string, wanted: OutsideRequest, read: (answer: OutsideAnswer) => T): Promise<T>;
  /** How the providers that were asked are doing. */
  states(): Record<string, GateState>;
  close(): Promise<void>;
};

const usual: GateOptions = { perSecond: 2, burst: 5 };

/** `pace`: what each provider allows; others are asked at most twice a second. */
export function createOutgoing({ pace = {}, ...options }: OutsideOptions & { pace?: Record<string, GateOptions> }): Outgoing {
  // The package behind it is two megabytes of source, and many a process never asks.
  let opened: Promise<ReturnType<typeof createFetchOutside>> | undefined;
  const open = () => (opened ??= import('./fetch-outside.server.ts').then((loaded) => loaded.createFetchOutside(options)));
  const gates = new Map<string, ProviderGate>();
  const gateOf = (provider: string): ProviderGate => {
    const gate = gates.get(provider) ?? new ProviderGate(pace[provider] ?? usual);
    gates.set(provider, gate);
    return gate;
  };
  return {
    get(provider, wanted, read) {
      const until = Date.now() + wanted.timeoutMs;
      const ask = async () => {
        const { fetchOutside } = await open();
        const answer = await fetchOutside({ ...wanted, timeoutMs: Math.max(1, until - Date.now()) });
        try {
          return read(answer);
        } catch (error) {
          // `read` may say better what it found.
          if (error instanceof OutsideError) throw error;
          throw new OutsideError('garbage', { cause: error });
        }
      };
      return gateOf(provider).through(ask, wanted.timeoutMs / 2);
    },
    states: () => Object.fromEntries([...gates].map(([provider, gate]) => [provider, gate.state()])),
    close: async () => (await opened)?.close(),
  };
}
