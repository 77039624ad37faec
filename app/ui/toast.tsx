import { Form } from '@remix-run/react';
import { Icon } from './icon.tsx';
import { useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';

type ToastProps = { text: string; undo?: { action: string; label?: string } };

/** What just happened, said once by the server. With scripts it can be put away; the next one, of whatever words, needs a key of its own. */
export function Toast({ text, undo }: ToastProps) {
  const { t } = useTranslation('ui');
  const [isPutAway, setIsPutAway] = useState(false);
  if (isPutAway) return null;
  return (
    <div className="toast" role="status">
      <span>{text}</span>
      {undo ? (
        <Form method="post" action={undo.action}>
          <button className="btn" type="submit">{undo.label ?? t('undo')}</button>
        </Form>
      ) : null}
      <button className="btn btn-icon js-only" type="button" aria-label={t('close')} onClick={() => setIsPutAway(true)}><Icon name="x" /></button>
    </div>
  );
}
