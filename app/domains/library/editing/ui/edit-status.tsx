import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { useErrorText } from '#app/ui/field.tsx';
import { ProgressBar } from '#app/ui/progress.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { useLookAgain } from '#app/ui/use-look-again.ts';
import { libraryPaths } from '../../paths.ts';
import { editingPaths } from '../paths.ts';
import type { Desk, EditView } from '../queries/get-desk.server.ts';
import { changesText } from './changes-text.ts';

/** How the last saving goes: on its way, done, or why nothing came of it. */
export function EditStatus({ desk, here }: { desk: Desk; here: string }) {
  const { t } = useTranslation('editing');
  const errorText = useErrorText();
  const { edit, book } = desk;
  if (!edit) return null;
  if (edit.state === 'failed') {
    return <Banner tone="danger" title={t('status.failed')}>{errorText(edit.problemKey ?? 'editing:problems.unexpected')} {t('status.nothingLost')}</Banner>;
  }
  if (edit.state !== 'done') return <Saving edit={edit} here={here} />;
  if (edit.kind === 'parts') return <Made edit={edit} />;
  return (
    <Banner
      tone="success" title={t('status.done', { number: desk.version.number })}
      actions={<><TextLink to={editingPaths.read(book.id)}>{t('read')}</TextLink> <TextLink to={editingPaths.versions(book.id)}>{t('versions.title')}</TextLink></>}
    >
      {changesText(t, edit.changes)}
    </Banner>
  );
}

function Saving({ edit, here }: { edit: EditView; here: string }) {
  const { t } = useTranslation('editing');
  useLookAgain();
  return (
    <div className="edit-status" role="status">
      <strong>{t('status.working')}</strong>
      <ProgressBar value={edit.permille} max={1000} label={t('status.share', { percent: Math.round(edit.permille / 10) })} showLabel />
      <p className="text-soft">{t('status.canLeave')} <TextLink to={here} reloadDocument>{t('status.reload')}</TextLink></p>
    </div>
  );
}

function Made({ edit }: { edit: EditView }) {
  const { t } = useTranslation('editing');
  const isFiles = edit.made.some((part) => 'fileId' in part);
  return (
    <Banner tone="success" title={t(isFiles ? 'status.madeFiles' : 'status.madeBooks', { count: edit.made.length })}>
      <ul className="plain-points">
        {edit.made.map((part) => (
          <li key={'bookId' in part ? part.bookId : part.fileId}>
            {'bookId' in part
              ? <TextLink to={libraryPaths.book(part.bookId)}>{part.title}</TextLink>
              : <TextLink to={editingPaths.versionFile(part.fileId)} reloadDocument>{part.title}</TextLink>}
          </li>
        ))}
      </ul>
      {isFiles ? <p>{t('status.filesKept')}</p> : null}
    </Banner>
  );
}
