import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { Shell } from './shell.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

type ErrorData = { code?: string; traceId?: string; messageKey?: string | null };

const known = [400, 401, 403, 404, 409, 410, 413, 429, 503] as const;
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
      <PageHeader title={t(`pages.${page}.title`)} lead={details.messageKey ? textOf(t, details.messageKey) : t(`pages.${page}.body`)} />
      <p>
        <ButtonLink to="/">{t('home')}</ButtonLink>
      </p>
      {details.traceId && (
        <p className="text-13 text-soft">
          {t('trace')} {details.traceId}
        </p>
      )}
    </Shell>
  );
}
