import { useRef } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import type { Viewer, ViewerState } from './viewer-state.ts';

type Links = { textHref: string; fileHref: string; /** Where a new file can be given, if this one is known to be broken. */ brokenHref: string | null };

/** What stands in place of the pages while there are none. */
export function ReaderMessage({ state, viewer, links }: { state: ViewerState; viewer: Viewer | undefined; links: Links }) {
  const { t } = useTranslation('reader');
  if (state.status === 'opening') return <p className="reader-message" role="status">{t('opening')}</p>;
  if (state.status === 'failed') {
    const { brokenHref } = links;
    const about = brokenHref ? 'broken' : 'failed';
    return (
      <div className="reader-message" role="alert">
        <h2>{t(`${about}.title`)}</h2>
        <p>{t(`${about}.text`)}</p>
        <p className="actions"><a className="btn" href={brokenHref ?? links.textHref}>{brokenHref ? t('broken.toFile') : t('view.text')}</a> <a className="btn btn-quiet" href={links.fileHref}>{t('failed.download')}</a></p>
      </div>
    );
  }
  if (state.status === 'ready' || !viewer) return null;
  return <PasswordForm viewer={viewer} isWrong={state.status === 'wrongPassword'} />;
}

function PasswordForm({ viewer, isWrong }: { viewer: Viewer; isWrong: boolean }) {
  const { t } = useTranslation('reader');
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      className="reader-message form"
      onSubmit={(event) => {
        event.preventDefault();
        viewer.givePassword(field.current?.value ?? '');
      }}
    >
      <h2>{t('password.title')}</h2>
      <div className="field">
        <label className="label" htmlFor="reader-password">{t('password.label')}</label>
        <input ref={field} id="reader-password" className="input" type="password" autoComplete="off" autoFocus maxLength={200} aria-invalid={isWrong || undefined} aria-describedby="reader-password-help" />
        <p id="reader-password-help" className={isWrong ? 'errors' : 'help'} role={isWrong ? 'alert' : undefined}>{isWrong ? t('password.wrong') : t('password.hint')}</p>
      </div>
      <div className="form-actions"><Button variant="primary">{t('password.open')}</Button></div>
    </form>
  );
}

/** The same address without scripts: says so, and where the words are. */
export function WithoutScripts({ textHref }: { textHref: string }) {
  const { t } = useTranslation('reader');
  return (
    <div className="reader-nojs">
      <h2>{t('withoutScripts.title')}</h2>
      <p>{t('withoutScripts.text')}</p>
      <p><a className="btn btn-primary" href={textHref}>{t('withoutScripts.open')}</a></p>
    </div>
  );
}
