import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import type { DescribedField, DescribedOperation } from './describe.server.ts';

/** One operation: its line, and behind it what goes in and what comes out. */
export function OperationEntry({ operation }: { operation: DescribedOperation }) {
  const { t } = useTranslation('api');
  const { id, method, path, summary, scope, parameters, body, takesFile, answers } = operation;
  return (
    <details id={id} className="api-operation">
      <summary><Badge tone="accent">{method}</Badge> <code>{path}</code> <span>{summary}</span></summary>
      <p>{scope === '' ? t('docs.noToken') : <>{t('docs.scope')}: <code>{scope}</code></>}</p>
      {parameters.length > 0 ? <Fields caption={t('docs.parameters')} fields={parameters} /> : null}
      {takesFile ? <p>{t('docs.body')}: <code>{takesFile}</code>, {t('docs.file')}</p> : null}
      {body.length > 0 ? <Fields caption={t('docs.body')} fields={body} /> : null}
      {answers.map(({ status, fields }) => (fields.length > 0
        ? <Fields key={status} caption={t('docs.answer', { status })} fields={fields} isAnswer />
        : <p key={status}>{t('docs.answer', { status })}: {t('docs.nothing')}</p>))}
    </details>
  );
}

function Fields({ caption, fields, isAnswer = false }: { caption: string; fields: readonly DescribedField[]; isAnswer?: boolean }) {
  const { t } = useTranslation('api');
  return (
    <DataTable
      caption={caption} columns={[{ key: 'name', label: t('docs.field'), primary: true }, { key: 'type', label: t('docs.type') }]}
      rows={fields.map(({ name, type, isRequired }) => ({
        id: name, cells: { name: <code>{name}</code>, type: isAnswer ? type : `${type}, ${t(isRequired ? 'docs.required' : 'docs.optional')}` },
      }))}
    />
  );
}
