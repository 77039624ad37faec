import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { Suspense } from 'react';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { Shell } from './shell.tsx';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ShelfAndLamp } from '#app/ui/shelf-and-lamp.tsx';

type WayOut = { to: string; labelKey: string };
type ErrorData = { code?: string; traceId?: string; messageKey?: string | null; wayOut?: WayOut | null };

const known = [400, 401, 403, 404, 409, 410, 413, 429, 503, 507] as const;
type Known = (typeof known)[number];

/** What a page that could not be shown says instead; the status is already on the response. */
export function ErrorPage() {
  const error = useRouteError();
  const { t } = useTranslation('errors');
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const details = (isRouteErrorResponse(error) ? (error.data as ErrorData | null) : null) ?? {};
  const page = `s${known.includes(status as Known) ? (status as Known) : 500}` as const;
  return (
    <Shell>
      <div className="error-picture"><ShelfAndLamp /></div>
      {details.wayOut && details.messageKey ? (
        <Suspense><FirstSomethingElse {...details.wayOut} messageKey={details.messageKey} /></Suspense>
      ) : (
        <>
          <PageHeader title={t(`pages.${page}.title`)} lead={details.messageKey ? textOf(t, details.messageKey) : t(`pages.${page}.body`)} />
          <p>
            <ButtonLink to="/">{t('home')}</ButtonLink>
          </p>
        </>
      )}
      {details.traceId && (
        <p className="text-13 text-soft pt-8">
          {t('trace')}: <span className="code-text">{details.traceId}</span>
        </p>
      )}
    </Shell>
  );
}

/** Its texts are a room's, whose page may be another one: it waits for them by itself. */
function FirstSomethingElse({ messageKey, to, labelKey }: WayOut & { messageKey: string }) {
  const { t } = useTranslation(['errors', ...[messageKey, labelKey].map((key) => key.split(':')[0] ?? '')] as never);
  return (
    <>
      <PageHeader title={textOf(t, 'errors:wayOut')} lead={textOf(t, messageKey)} />
      <p>
        <ButtonLink to={to} variant="primary">{textOf(t, labelKey)}</ButtonLink>
      </p>
    </>
  );
}
