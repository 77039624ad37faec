import { Authenticator } from 'remix-auth';
import { Strategy } from 'remix-auth/strategy';
import { TOTPStrategy } from 'remix-auth-totp';
import { challengeSeconds, derivedKey } from '#app/kernel/accounts/index.server.ts';

/**
 * remix-auth with its two ways for a letter: remix-auth-totp makes and checks the six digits, MailLinkStrategy hands on the
 * link. Neither is trusted with the decision (docs/decisions): both end in our `verify`, which holds the answer against the
 * challenge's row. What remix-auth-totp keeps in its open cookie travels inside our sealed one instead, and the requests
 * it sees are made here, so nothing of the browser's own request reaches it.
 */
type Verify = (answer: { email: string }) => Promise<void>;

const address = 'http://own.invalid/sign-in/code';
const strategyCookie = '_totp';

/** Has the strategy make a code, and `send` write the challenge for it; returns what the strategy must find again later. */
export async function makeCode(secret: string, email: string, send: (code: string) => Promise<void>): Promise<string> {
  const outcome = new Outcome();
  const strategy = totp(secret, outcome.around(({ code }: { code: string }) => send(code)), () => Promise.reject(new Error('no answer expected')));
  const answer = await outcome.of(strategy, formRequest({ email }));
  return strategyValue(answer);
}

/** Has the strategy check the digits; `verify` runs only if it agrees. Says whether it ran. */
export async function checkCode(secret: string, kept: string, code: string, verify: Verify): Promise<boolean> {
  const outcome = new Outcome();
  const strategy = totp(secret, () => Promise.reject(new Error('no letter expected')), outcome.around(verify));
  await outcome.of(strategy, formRequest({ code }, `${strategyCookie}=${kept}`));
  return outcome.hasRun;
}

/** The same door for a link: the browser must be the one that waits for the letter, which the caller's cookie says. */
export async function checkLink(email: string, verify: Verify): Promise<void> {
  await new Authenticator().use(new MailLinkStrategy(verify)).authenticate('mail-link', formRequest({ email }));
}

/** The link's secret is held against the challenge in `verify`; there is nothing else to check about it. */
class MailLinkStrategy extends Strategy<void, { email: string }> {
  name = 'mail-link';
  async authenticate(request: Request): Promise<void> {
    const form = await request.formData();
    await this.verify({ email: String(form.get('email')) });
  }
}

function totp(secret: string, sendTOTP: (letter: { code: string }) => Promise<void>, verify: Verify) {
  return new TOTPStrategy<void>(
    {
      secret: derivedKey(secret, 'code-strategy').toString('hex'),
      totpGeneration: { digits: 6, charSet: '0123456789', period: challengeSeconds },
      cookieOptions: { maxAge: challengeSeconds },
      // The address was checked by our own schema, more narrowly.
      validateEmail: () => Promise.resolve(true),
      magicLinkPath: '/sign-in/code',
      emailSentRedirect: '/sent', successRedirect: '/success', failureRedirect: '/failure',
      sendTOTP,
    },
    verify,
  );
}

/**
 * The strategy answers everything with thrown redirects and shows the texts of errors to the user. This keeps the errors
 * of our own callbacks apart and throws them on as they are.
 */
class Outcome {
  hasRun = false;
  private failure: { error: unknown } | null = null;

  around<A>(work: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
    return async (argument) => {
      try {
        await work(argument);
        this.hasRun = true;
      } catch (error) {
        this.failure = { error };
        throw new Response(null, { status: 500 });
      }
    };
  }

  async of(strategy: TOTPStrategy<void>, request: Request): Promise<Response> {
    const answer = await new Authenticator().use(strategy).authenticate('TOTP', request).catch((thrown: unknown) => thrown);
    if (this.failure) throw this.failure.error;
    if (!(answer instanceof Response)) throw answer;
    return answer;
  }
}

const formRequest = (fields: Record<string, string>, cookie = '') =>
  new Request(address, { method: 'POST', body: new URLSearchParams(fields), headers: cookie ? { cookie } : {} });

function strategyValue(answer: Response): string {
  const value = answer.headers.getSetCookie().map((cookie) => /^_totp=([^;]*)/.exec(cookie)?.[1]).findLast(Boolean);
  if (!value) throw new Error('the strategy kept nothing');
  return value;
}
