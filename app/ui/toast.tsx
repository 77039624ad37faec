import { Form } from '@remix-run/react';
import { Icon } from './icon.tsx';
import { useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';

type ToastProps = { text: string; undo?: { action: string; label?: string; fields?: Record<string, string> } };

/** What just happened, said once by the server. Stays until the next page; with scripts it can be put away. */
export function Toast({ text, undo }: ToastProps) {
  const { t } = useTranslation('ui');
  const [dismissed, setDismissed] = useState('');
  if (dismissed === text) return null;
  return (
    <div className="toast" role="status">
      <span>{text}</span>
      {undo ? (
        <Form method="post" action={undo.action}>
          {Object.entries(undo.fields ?? {}).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <button className="btn" type="submit">{undo.label ?? t('undo')}</button>
        </Form>
      ) : null}
      <button className="btn btn-icon js-only" type="button" aria-label={t('close')} onClick={() => setDismissed(text)}><Icon name="x" /></button>
    </div>
  );
}
