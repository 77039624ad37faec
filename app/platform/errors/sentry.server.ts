import type { ErrorEvent, StackFrame } from '@sentry/node';
import type { ErrorSink } from './error-reporter.server.ts';
import { scrubText } from './scrub-text.ts';

export type SentryOptions = { dsn: string; release: string; environment: string };

/**
 * Sentry, loaded only when it is configured: the package costs most of a second and 50 MB. A client of our own instead of `init`:
 * nothing global, no instrumentation, nothing collected by itself.
 */
export async function createSentrySink({ dsn, release, environment }: SentryOptions): Promise<ErrorSink> {
  const { NodeClient, Scope, defaultStackParser, makeNodeTransport } = await import('@sentry/node');
  const client = new NodeClient({
    dsn, release, environment,
    integrations: [], stackParser: defaultStackParser, transport: makeNodeTransport,
    includeServerName: false, sendClientReports: false, maxBreadcrumbs: 0,
    enableRuntimeChannelInjection: false,
    // What cannot be sent soon is dropped: the database has it.
    transportOptions: { bufferSize: 30 },
    beforeSend: scrubEvent,
  });
  client.init();
  return {
    capture(error, { place, traceId, fingerprint }) {
      const scope = new Scope();
      scope.setTransactionName(place);
      scope.setFingerprint([fingerprint]);
      if (traceId) scope.setTag('trace', traceId);
      client.captureException(error, undefined, scope);
    },
    async close() {
      await client.close(1_000);
    },
  };
}

/** Only what is named here leaves the house; whatever a later version of the package adds, does not. */
export function scrubEvent(event: ErrorEvent): ErrorEvent {
  const { event_id, timestamp, level, platform, release, environment, transaction, fingerprint, tags, sdk, exception } = event;
  return {
    type: undefined,
    event_id, timestamp, level, platform, release, environment, transaction, fingerprint,
    ...(tags?.trace !== undefined && { tags: { trace: tags.trace } }),
    sdk: { name: sdk?.name, version: sdk?.version },
    exception: {
      values: exception?.values?.map(({ type, value, stacktrace }) => ({
        type: scrubText(type ?? 'Error', { most: 100 }),
        value: scrubText(value ?? ''),
        ...(stacktrace?.frames && { stacktrace: { frames: stacktrace.frames.map(scrubFrame) } }),
      })),
    },
  };
}

/** No variables, no lines of source, no folder of the machine. */
const scrubFrame = ({ filename, function: name, lineno, colno, in_app }: StackFrame): StackFrame => ({
  filename: filename && withoutFolder(filename), function: name, lineno, colno, in_app,
});

function withoutFolder(path: string): string {
  const plain = path.replaceAll('\\', '/');
  const own = plain.replace(/^.*\/(?=(?:app|build|node_modules)\/)/, '');
  return own === plain && /^(?:\/|[a-z]:\/|file:)/i.test(plain) ? plain.split('/').slice(-2).join('/') : own;
}
