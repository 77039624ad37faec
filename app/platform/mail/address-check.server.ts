import type { Logger } from '#app/platform/log/log.server.ts';
import type { GateState } from '#app/platform/outgoing/provider-gate.ts';
import { createAddressVerifier } from './address-verifier.server.ts';
import { createMailDomains } from './mail-domain.server.ts';

/** `no-mail`: its domain takes none; `no-mailbox`: the verifier says that it does not exist. In doubt an address is fine. */
export type AddressVerdict = 'fine' | 'no-mail' | 'no-mailbox';

/** Whether a letter can be expected to arrive. Knows nothing of accounts, so its answer and its time tell nothing about them. */
export type AddressCheck = (address: string) => Promise<AddressVerdict>;

/** With how the outside verifier is doing, null where there is none. */
export type WatchedAddressCheck = AddressCheck & { verifierState(): GateState | null };

export type AddressCheckOptions = {
  asksDns: boolean;
  dnsServers?: readonly string[];
  verifierUrl?: string;
  log: Logger;
  now: () => Date;
};

export function createAddressCheck({ asksDns, dnsServers, verifierUrl, log, now }: AddressCheckOptions): WatchedAddressCheck {
  const domains = asksDns ? createMailDomains({ servers: dnsServers, now }) : null;
  const verify = verifierUrl ? createAddressVerifier({ url: verifierUrl, log }) : null;
  const check: AddressCheck = async (address) => {
    const [domain, mailbox] = await Promise.all([domains?.(address.slice(address.lastIndexOf('@') + 1)), verify?.(address)]);
    if (domain === 'takes-none') return 'no-mail';
    return mailbox === 'undeliverable' ? 'no-mailbox' : 'fine';
  };
  return Object.assign(check, { verifierState: () => verify?.state() ?? null });
}
