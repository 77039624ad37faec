import type { ErrorReporter } from '#app/platform/errors/error-reporter.server.ts';
import type { Logger } from '#app/platform/log/log.server.ts';

/**
 * A rejection that nobody awaited harms one piece of work. After an exception that nobody caught the process is in a state that nobody
 * knows: it tells of it and ends, and whoever keeps it running starts it anew.
 */
export function watchProcess(log: Logger, errors: ErrorReporter): void {
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'unhandled rejection');
    errors.report(error, { place: 'process' });
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    errors.report(error, { place: 'process' });
    void errors.close().finally(() => process.exit(1));
  });
}
