import { numberFormat } from '#app/platform/i18n/formats.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useLookAgain } from '#app/ui/use-look-again.ts';
import { documentPaths } from '../paths.ts';
import type { DocumentSummary } from '../queries/get-document.server.ts';

/** What is to be known of a PDF that is not simply there: it is being read, locked or broken. With scripts it follows what happens. */
export function DocumentState({ document, here }: { document: DocumentSummary; /** The page this is on, for looking again. */ here: string }) {
  const { t } = useTranslation('documents');
  const { state, problemKey, newer } = document;
  useLookAgain(state === 'waiting' || newer?.state === 'waiting');
  return (
    <>
      {state === 'waiting' ? <Reading document={document} here={here} /> : null}
      {state === 'locked' ? <Banner tone="warn" title={t('states.locked')} actions={<ButtonLink size="s" to={documentPaths.password(document.bookId)}>{t('states.unlock')}</ButtonLink>}>{t('states.lockedLead')}</Banner> : null}
      {state === 'broken' ? <Banner tone="warn" title={t('states.broken')}>{problemKey ? textOf(t, problemKey) : null}</Banner> : null}
      {newer?.state === 'waiting' ? <Banner>{t('states.newerWaiting', { name: newer.fileName })}</Banner> : null}
      {newer?.state === 'broken' ? <Banner tone="warn" title={t('states.newerBroken', { name: newer.fileName })}>{newer.problemKey ? textOf(t, newer.problemKey) : null}</Banner> : null}
    </>
  );
}

function Reading({ document, here }: { document: DocumentSummary; here: string }) {
  const { t, locale } = useTranslation('documents');
  const { pageCount, pagesRead } = document;
  const number = (value: number) => numberFormat(locale).format(value);
  return (
    <div className="flex flex-col gap-3 max-w-measure">
      <p role="status">{t('states.waiting')}</p>
      {pageCount === null ? null : <ProgressBar showLabel value={pagesRead ?? 0} max={pageCount} label={t('states.progress', { done: number(pagesRead ?? 0), total: number(pageCount) })} />}
      <p className="text-soft">{t('states.canLeave')} <TextLink to={here} reloadDocument>{t('states.reload')}</TextLink></p>
    </div>
  );
}
