import { useActionData } from '@remix-run/react';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { ConfirmPage } from '#app/ui/confirm-page.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { operationsPaths } from '../paths.ts';

type JobConfirmationProps = { how: 'retry' | 'discard'; job: { queue: string; reason: string | null } };

/** The button of the list as a page: asked for by its address, or shown when it could not be done. */
export function JobConfirmation({ how, job }: JobConfirmationProps) {
  const { t } = useTranslation('operations');
  const reply = useActionData() as FormReply | undefined;
  return (
    <>
      {reply?.messageKey ? <ErrorSummary title={t('errors.notDone')} errors={[{ text: reply.messageKey }]} /> : null}
      <ConfirmPage
        breadcrumbs={<Breadcrumbs items={[{ href: operationsPaths.jobs(), label: t('jobs.title') }]} current={t(`confirm.${how}.button`)} />}
        danger={how === 'discard'} title={t(`confirm.${how}.title`, { job: job.queue })} confirmLabel={t(`confirm.${how}.button`)}
        cancelHref={operationsPaths.jobs()} cancelLabel={t('confirm.cancel')}
      >
        <p>{t(`confirm.${how}.text`)}</p>
        {job.reason ? <p className="text-soft break-words">{t('confirm.reason', { reason: job.reason })}</p> : null}
      </ConfirmPage>
    </>
  );
}
