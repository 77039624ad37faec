import { randomInt } from 'node:crypto';
import { secretsOfForm } from './secrets-in-logs.ts';

/** A page's spaces that do not break are spaces to whoever reads it. */
const asRead = (text: string, headers: Headers) => (headers.get('content-type')?.startsWith('text/html') ? text.replaceAll('\u00A0', ' ') : text);

export type Page = { status: number; location: string | null; headers: Headers; text: string };

/** What a browser without scripts does over real HTTP: cookies, Origin and Sec-Fetch-Site; redirects are shown, not followed. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Every cookie it ever held, and what was typed in secret. */
  private readonly secrets: Set<string>;
  private readonly url: string;
  private readonly origin: string;
  private readonly ip: string;
  private readonly language: string;

  constructor(url: string, origin: string, options: { ip?: string; language?: string; secrets?: Set<string> }) {
    this.url = url;
    this.secrets = options.secrets ?? new Set();
    this.origin = origin;
    this.ip = options.ip ?? `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
    this.language = options.language ?? 'en';
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, form: Record<string, string> | [string, string][], headers: Record<string, string> = {}): Promise<Page> {
    const typed = new URLSearchParams(form);
    for (const secret of secretsOfForm(typed)) this.secrets.add(secret);
    return this.send('POST', path, typed.toString(), { 'content-type': 'application/x-www-form-urlencoded', ...headers });
  }

  async send(method: string, path: string, body: string | FormData | Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string> = {}): Promise<Page> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...this.standing(method), ...headers },
      body,
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return { status: response.status, location: response.headers.get('location'), headers: response.headers, text: asRead(await response.text(), response.headers) };
  }

  private standing(method: string): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      'accept-language': this.language,
      // Packing and unpacking is proved where it is asked for.
      'accept-encoding': 'identity',
      'x-forwarded-for': this.ip,
      'sec-fetch-site': 'same-origin',
      ...(cookie ? { cookie } : {}),
      ...(method === 'GET' ? {} : { origin: this.origin }),
    };
  }

  private keep(line: string) {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const gone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    if (gone) this.cookies.delete(pair.slice(0, at));
    else {
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
      // The others say how the house looks.
      if (pair.length - at > 40 && !pair.includes('kz-toast')) this.secrets.add(pair.slice(at + 1));
    }
  }
}
