import type { Logger } from '#app/platform/log/log.server.ts';
import { limitedText } from '#app/platform/outgoing/limited-text.server.ts';
import { OutsideError, refusedBy } from '#app/platform/outgoing/outside-error.ts';
import { ProviderGate } from '#app/platform/outgoing/provider-gate.ts';
import type { GateState } from '#app/platform/outgoing/provider-gate.ts';

type MailboxVerdict = 'deliverable' | 'undeliverable' | 'unknown';

/** `state`: how the service is doing. */
export type AddressVerifier = ((address: string) => Promise<MailboxVerdict>) & { state(): GateState };

/** More than any verifier has to say. */
const longestAnswer = 64 * 1024;

/**
 * An outside service that knows mailboxes: GET `url` with the address in the place of `{email}` (or added as `email=`), answered
 * with JSON that has a boolean `deliverable` or `valid`. Only a clear no counts; slow, down, full or garbled says nothing,
 * and one that fails again and again is left alone for a while, so that nobody waits for it.
 */
export function createAddressVerifier({ url, log, deadlineMs = 2_000 }: { url: string; log: Logger; deadlineMs?: number }): AddressVerifier {
  const gate = new ProviderGate({ perSecond: 10, burst: 20 });
  const verify = async (address: string): Promise<MailboxVerdict> => {
    try {
      return await gate.through(() => ask(addressOf(url, address), deadlineMs), 200);
    } catch (error) {
      // Neither the service's address, which may hold a key, nor the one asked about goes to the log.
      log.warn({ reason: reasonOf(error) }, 'the e-mail verifier did not answer');
      return 'unknown';
    }
  };
  return Object.assign(verify, { state: () => gate.state() });
}

async function ask(url: string, deadlineMs: number): Promise<MailboxVerdict> {
  const response = await fetch(url, { headers: { Accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(deadlineMs) });
  if (!response.ok) throw refusedBy(response.status, response.headers.get('retry-after'));
  return verdictOf(JSON.parse(await limitedText(response, longestAnswer)));
}

function addressOf(url: string, address: string): string {
  const placeholder = /\{email\}|%7Bemail%7D/gi;
  if (placeholder.test(url)) return url.replace(placeholder, () => encodeURIComponent(address));
  const asked = new URL(url);
  asked.searchParams.set('email', address);
  return asked.href;
}

function verdictOf(answer: unknown): MailboxVerdict {
  const { deliverable, valid } = (answer ?? {}) as { deliverable?: unknown; valid?: unknown };
  const said = [deliverable, valid].find((value) => typeof value === 'boolean');
  if (said === undefined) return 'unknown';
  return said ? 'deliverable' : 'undeliverable';
}

/** The kind of failure; an error's own text may quote what was asked. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof OutsideError) return error.message;
  return (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.name;
};
