import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { OutsideError } from './outside-error.ts';
import { isPublicAddress } from './public-address.ts';

/** Every address of a name, as `dns.lookup` gives them; tests bring their own. */
export type Resolve = (hostname: string, options: LookupAllOptions, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

const limits = { connectTimeout: 5_000, connections: 6, maxHeaderSize: 16_384 };

/**
 * Connections that only go to public addresses. Asked where the socket takes its address from, so there is no
 * moment between the question and the connection in which a name could begin to lead elsewhere.
 */
export function guardedAgent(resolve: Resolve = systemLookup): Agent {
  const connect = buildConnector({ timeout: limits.connectTimeout, allowH2: false, lookup: publicLookup(resolve) });
  return new Agent({
    ...limits,
    connect(options, done) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // An address needs no look-up, so the look-up would not see it.
      if (isIP(host) !== 0 && !isPublicAddress(host)) return done(new OutsideError('inside'), null);
      connect(options, done);
    },
  });
}

/** For the hosts that the operator has named. */
export const openAgent = (): Agent => new Agent({ ...limits, connect: { timeout: limits.connectTimeout, allowH2: false } });

/** One private answer among public ones is refused, too: nobody needs such a name. */
const publicLookup = (resolve: Resolve): LookupFunction => (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error) return done(error, '', 0);
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return done(new OutsideError('inside'), '', 0);
    if (options.all) return (done as unknown as (error: null, addresses: LookupAddress[]) => void)(null, addresses);
    done(null, first.address, first.family);
  });
};
