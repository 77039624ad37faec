import { Resolver } from 'node:dns/promises';

/** Whether mail can go to a domain at all; `unknown` = nobody could say in time. */
export type DomainAnswer = 'takes-mail' | 'takes-none' | 'unknown';

export type MailDomainOptions = {
  /** Name servers to ask instead of the system's, as `address:port`. */
  servers?: readonly string[];
  now: () => Date;
  /** However slow the name server, nobody waits longer. */
  deadlineMs?: number;
};

/** An answer stays good for some minutes; "nobody could say" only for moments, so that a returned name server is asked again. */
const keptMs = { 'takes-mail': 5 * 60_000, 'takes-none': 60_000, unknown: 20_000 };
const mostKept = 2_000;

export type MailDomains = (domain: string) => Promise<DomainAnswer>;

/** Asks the name server where a domain's mail goes (RFC 5321 5.1, RFC 7505), and remembers. */
export function createMailDomains({ servers, now, deadlineMs = 1_400 }: MailDomainOptions): MailDomains {
  const kept = new Map<string, { answer: Promise<DomainAnswer>; until: number }>();
  return (domain) => {
    const known = kept.get(domain);
    if (known && known.until > now().getTime()) return known.answer;
    if (kept.size >= mostKept) kept.clear();
    const answer = ask(domain, servers, deadlineMs);
    // Those who come while it is being asked wait for the same answer.
    const entry = { answer, until: Number.POSITIVE_INFINITY };
    kept.set(domain, entry);
    void answer.then((said) => { entry.until = now().getTime() + keptMs[said]; });
    return answer;
  };
}

async function ask(domain: string, servers: readonly string[] | undefined, deadlineMs: number): Promise<DomainAnswer> {
  const resolver = new Resolver({ timeout: Math.floor(deadlineMs / 2), tries: 1 });
  if (servers) resolver.setServers(servers);
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<DomainAnswer>((done) => {
    timer = setTimeout(() => done('unknown'), deadlineMs);
  });
  try {
    return await Promise.race([exchangers(resolver, domain), deadline]);
  } finally {
    clearTimeout(timer);
    resolver.cancel();
  }
}

async function exchangers(resolver: Resolver, domain: string): Promise<DomainAnswer> {
  const records = await settled(resolver.resolveMx(domain));
  if (records === 'no-such-domain') return 'takes-none';
  if (records === 'failed') return 'unknown';
  // "." for an exchanger is a domain's way of saying that it takes no mail.
  if (records !== 'nothing' && records.length > 0) return records.some(({ exchange }) => exchange !== '' && exchange !== '.') ? 'takes-mail' : 'takes-none';
  // Without an exchanger the domain's own machine takes its mail.
  const machines = await Promise.all([settled(resolver.resolve4(domain)), settled(resolver.resolve6(domain))]);
  if (machines.some(Array.isArray)) return 'takes-mail';
  return machines.includes('failed') ? 'unknown' : 'takes-none';
}

async function settled<T>(question: Promise<T>): Promise<T | 'nothing' | 'no-such-domain' | 'failed'> {
  try {
    return await question;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENODATA') return 'nothing';
    return code === 'ENOTFOUND' ? 'no-such-domain' : 'failed';
  }
}
