import { Fragment } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { DescribedField, DescribedOperation } from './describe.server.ts';
import { WithCode } from './with-code.tsx';

/** One operation: its line, and behind it what goes in and what comes out. */
export function OperationEntry({ operation }: { operation: DescribedOperation }) {
  const { t } = useTranslation('api');
  const { id, method, path, summary, scope, parameters, body, takesFile, answers, heeds, tells, refusals, besides } = operation;
  return (
    <details id={id} className="api-operation">
      <summary><Badge tone="accent">{method}</Badge> <code>{path}</code> <span>{summary}</span></summary>
      <p>{scope === '' ? t('docs.noToken') : <>{t('docs.scope')}: <code>{scope}</code></>}</p>
      {heeds.length > 0 ? <p>{t('docs.heeds')}: <Links names={heeds} kind="header" /></p> : null}
      {parameters.length > 0 ? <Fields caption={t('docs.parameters')} fields={parameters} /> : null}
      {takesFile ? <p>{t('docs.body')}: <code>{takesFile}</code>, {t('docs.file')}</p> : null}
      {body.length > 0 ? <Fields caption={t('docs.body')} fields={body} /> : null}
      {answers.map(({ status, fields }) => (fields.length > 0
        ? <Fields key={status} caption={t('docs.answer', { status })} fields={fields} isAnswer />
        : <p key={status}>{t('docs.answer', { status })}: {t('docs.nothing')}</p>))}
      {tells.length > 0 ? <p>{t('docs.tells')}: <Links names={tells} kind="header" /></p> : null}
      {refusals.map(({ status, because }) => <p key={status}>{t('docs.answer', { status })}: <WithCode text={because} /></p>)}
      {besides.length > 0 ? <p>{t('docs.besides')}: <Links names={besides} kind="status" /></p> : null}
    </details>
  );
}

/** To what is told once for all. The router has to know of them: it would scroll back to where the page was at the link before. */
const Links = ({ names, kind }: { names: readonly (string | number)[]; kind: 'header' | 'status' }) =>
  names.map((name, place) => <Fragment key={name}>{place > 0 ? ', ' : null}<TextLink to={`#${kind}-${name}`}><code>{name}</code></TextLink></Fragment>);

function Fields({ caption, fields, isAnswer = false }: { caption: string; fields: readonly DescribedField[]; isAnswer?: boolean }) {
  const { t } = useTranslation('api');
  return (
    <DataTable
      caption={caption} columns={[{ key: 'name', label: t('docs.field'), primary: true }, { key: 'type', label: t('docs.type') }]}
      rows={fields.map(({ name, type, isRequired, note }) => ({
        id: name, cells: { name: <code>{name}</code>, type: <>{isAnswer ? type : `${type}, ${t(isRequired ? 'docs.required' : 'docs.optional')}`}{note === '' ? null : <p className="text-soft">{note}</p>}</> },
      }))}
    />
  );
}
