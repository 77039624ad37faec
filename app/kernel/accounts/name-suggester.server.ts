import { z } from 'zod';
import type { Logger } from '#app/platform/log/log.server.ts';
import { limitedText } from '#app/platform/outgoing/limited-text.server.ts';
import { OutsideError, refusedBy } from '#app/platform/outgoing/outside-error.ts';
import { ProviderGate } from '#app/platform/outgoing/provider-gate.ts';
import type { GateState } from '#app/platform/outgoing/provider-gate.ts';

export type NamePart = 'firstName' | 'lastName';

/** Names that begin like what was typed; an empty list whenever there is nothing to say, for whatever reason. `state`: how DaData is doing. */
export type NameSuggester = ((part: NamePart, typed: string) => Promise<string[]>) & { state(): GateState };

const parts: Record<NamePart, string> = { firstName: 'NAME', lastName: 'SURNAME' };
const longestAnswer = 64 * 1024;
/** Somebody is typing: what comes later than this is of no use. */
const deadlineMs = 1500;

const answer = z.object({ suggestions: z.array(z.object({ value: z.string().max(60) })).max(20) });

/** DaData's suggestions for a part of a name; null when the house has no token for it. */
export function createNameSuggester({ token, baseUrl, log }: { token?: string; baseUrl: string; log: Logger }): NameSuggester | null {
  if (!token) return null;
  const gate = new ProviderGate({ perSecond: 10, burst: 20 });
  const suggest = async (part: NamePart, typed: string): Promise<string[]> => {
    try {
      return await gate.through(() => ask({ token, baseUrl, part, typed }), 200);
    } catch (error) {
      // Neither what was typed nor the token: only the kind of failure.
      log.warn({ reason: error instanceof OutsideError ? error.message : 'unknown' }, 'no name suggestions');
      return [];
    }
  };
  return Object.assign(suggest, { state: () => gate.state() });
}

async function ask({ token, baseUrl, part, typed }: { token: string; baseUrl: string; part: NamePart; typed: string }): Promise<string[]> {
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const response = await fetch(new URL('/suggestions/api/4_1/rs/suggest/fio', baseUrl), {
      method: 'POST', redirect: 'error', signal,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: `Token ${token}` },
      body: JSON.stringify({ query: typed, count: 7, parts: [parts[part]] }),
    });
    if (!response.ok) throw refusedBy(response.status, response.headers.get('retry-after'));
    return namesIn(await limitedText(response, longestAnswer));
  } catch (error) {
    if (error instanceof OutsideError) throw error;
    throw new OutsideError(signal.aborted ? 'timeout' : 'network', { cause: error });
  }
}

function namesIn(body: string): string[] {
  try {
    const { suggestions } = answer.parse(JSON.parse(body));
    return [...new Set(suggestions.map(({ value }) => value.trim()))].filter((name) => name !== '' && !/[\p{Cc}\p{Cf}<>]/u.test(name));
  } catch (error) {
    throw new OutsideError('garbage', { cause: error });
  }
}
