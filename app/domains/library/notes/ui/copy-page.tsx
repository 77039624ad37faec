import { Form } from '@remix-run/react';
import { filePaths } from '#app/kernel/files/paths.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { Section } from '#app/ui/section.tsx';
import { useLookAgain } from '#app/ui/use-look-again.ts';
import { notePaths } from '../paths.ts';
import type { ErrandView } from '../queries/find-errand.server.ts';
import { NoteCrumbs } from './note-page.tsx';

type CopyPageProps = {
  book: { id: string; title: string; hasFile: boolean; isInTrash: boolean };
  counts: { placed: number; left: number };
  copy: ErrandView | null;
  takeover: ErrandView | null;
  newIds: { copy: string; takeover: string };
};

const isUnderWay = (errand: ErrandView | null) => errand?.state === 'queued' || errand?.state === 'running';

/** A copy of the PDF with the notes in it, and the notes that are inside the PDF. */
export function CopyPage({ book, counts, copy, takeover, newIds }: CopyPageProps) {
  const { t } = useTranslation('notes');
  const { formErrors } = useReplyForm('copy');
  useLookAgain(isUnderWay(copy) || isUnderWay(takeover), 1_500);
  const canAsk = book.hasFile && !book.isInTrash;
  return (
    <>
      <PageHeader title={t('copy.title')} lead={t('copy.lead')} breadcrumbs={<NoteCrumbs book={book} />} />
      <ErrorSummary errors={summaryOf([], formErrors)} />
      {book.hasFile ? <CopyPart book={book} counts={counts} copy={copy} newId={newIds.copy} canAsk={canAsk} /> : <Banner>{t('copy.noFile')}</Banner>}
      {book.hasFile ? (
        <Section title={t('takeover.title')}>
          <p className="text-soft max-w-prose">{t('takeover.lead')}</p>
          {takeover ? <div className="pt-4"><TakeoverStanding takeover={takeover} here={notePaths.copy(book.id)} /></div> : null}
          {canAsk && !isUnderWay(takeover) ? <Form method="post" action={notePaths.takeover(book.id)} className="pt-4"><input type="hidden" name="id" value={newIds.takeover} /><Button>{t('takeover.submit')}</Button></Form> : null}
        </Section>
      ) : null}
    </>
  );
}

function CopyPart({ book, counts, copy, newId, canAsk }: Pick<CopyPageProps, 'book' | 'counts' | 'copy'> & { newId: string; canAsk: boolean }) {
  const { t } = useTranslation('notes');
  return (
    <div className="grid gap-6">
      {isUnderWay(copy) ? <UnderWay errand={copy} here={notePaths.copy(book.id)} /> : null}
      {copy?.state === 'failed' ? <Banner tone="danger" title={t('copy.failed')}>{copy.problemKey ? t(copy.problemKey as 'problems.failed') : null}</Banner> : null}
      {copy?.file ? (
        <Banner tone="success" title={t('copy.ready', { count: copy.notes })} actions={<ButtonLink variant="primary" icon="download" to={filePaths.file(copy.file.id)} reloadDocument>{t('copy.download')}</ButtonLink>}>
          {t('copy.until', { when: copy.file.until })}
        </Banner>
      ) : null}
      {isUnderWay(copy) ? null : (
        <div className="grid gap-2">
          <p>{counts.placed > 0 ? t('copy.count', { count: counts.placed }) : t('copy.nothing')}</p>
          {counts.left > 0 ? <p className="text-soft">{t('copy.left', { count: counts.left })}</p> : null}
          {canAsk && counts.placed > 0 ? <Form method="post" className="pt-2"><input type="hidden" name="id" value={newId} /><Button icon="file-check" variant={copy?.file ? 'secondary' : 'primary'}>{t(copy?.file ? 'copy.again' : 'copy.make')}</Button></Form> : null}
        </div>
      )}
    </div>
  );
}

function UnderWay({ errand, here }: { errand: ErrandView | null; here: string }) {
  const { t } = useTranslation('notes');
  const percent = errand?.percent ?? 0;
  const text = errand?.state === 'queued' ? t('copy.queued') : t('copy.running', { percent });
  return (
    <div className="grid max-w-prose gap-3" role="status">
      <ProgressBar hue="pine" value={percent} max={100} label={text} end={text} />
      <p><a className="link" href={here}>{t('copy.refresh')}</a></p>
    </div>
  );
}

function TakeoverStanding({ takeover, here }: { takeover: ErrandView; here: string }) {
  const { t } = useTranslation('notes');
  if (takeover.state === 'failed') return <Banner tone="danger" title={t('takeover.failed')}>{takeover.problemKey ? t(takeover.problemKey as 'problems.failed') : null}</Banner>;
  if (takeover.state === 'ready') return <Banner tone={takeover.notes > 0 ? 'success' : 'info'}>{t('takeover.ready', { count: takeover.notes })}</Banner>;
  return <p role="status">{t('takeover.running')} <a className="link" href={here}>{t('copy.refresh')}</a></p>;
}
