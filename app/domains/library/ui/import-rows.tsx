import { useTranslation } from 'react-i18next';
import { textOf } from '#app/platform/i18n/text-of.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { libraryPaths } from '../paths.ts';
import type { ImportRowView } from '../queries/list-import-rows.server.ts';

/** Rows of the file with what will be, or was, done with each; ambiguous ones can be decided on while that is open. */
export function ImportRows({ rows, canChoose }: { rows: readonly ImportRowView[]; canChoose: boolean }) {
  const { t } = useTranslation('import');
  const open = rows.filter((row) => canChoose && row.kind === 'ambiguous').map((row) => row.line);
  if (rows.length === 0) return <p className="text-soft py-6">{t('noRows')}</p>;
  return (
    <List label={t('rows')}>
      {rows.map((row) => (
        <Row
          key={row.line} title={row.title || t('noTitle')} meta={<RowMeta row={row} />} end={<RowBadge row={row} />}
          href={row.bookId && row.did !== 'left' ? libraryPaths.book(row.bookId) : undefined}
        >
          {open.includes(row.line) ? <Choice row={row} index={open.indexOf(row.line)} /> : null}
        </Row>
      ))}
    </List>
  );
}

function RowMeta({ row }: { row: ImportRowView }) {
  const { t } = useTranslation('import');
  const parts = [
    row.author,
    t('line', { line: row.line }),
    row.reason ? textOf(t, `import:reasons.${row.reason}`, { line: row.otherLine }) : '',
    row.changes.length > 0 ? t('adds', { list: row.changes.map((name) => textOf(t, `import:changes.${name}`)).join(', ') }) : '',
    ...row.notes.map((name) => textOf(t, `import:notes.${name}`)),
  ];
  return <>{parts.filter(Boolean).join('\u00A0· ')}</>;
}

function RowBadge({ row }: { row: ImportRowView }) {
  const { t } = useTranslation('import');
  if (row.kept) return <Badge tone="warn">{t('did.kept')}</Badge>;
  if (row.did) return <Badge tone={row.did === 'left' ? 'warn' : row.did === 'nothing' ? 'plain' : 'accent'}>{t(`did.${row.did}`)}</Badge>;
  const tone = row.kind === 'ambiguous' || row.kind === 'skipped' ? 'warn' : row.kind === 'same' ? 'plain' : 'accent';
  return <Badge tone={tone}>{t(`kind.${row.kind}`)}</Badge>;
}

function Choice({ row, index }: { row: ImportRowView; index: number }) {
  const { t } = useTranslation('import');
  const books = row.candidates.map(({ id, title, author }) => ({ value: id, label: author ? t('choices.bookBy', { title, author }) : t('choices.book', { title }) }));
  const options = [{ value: '', label: t('choices.undecided') }, ...books, { value: 'new', label: t('choices.new') }, { value: 'skip', label: t('choices.skip') }];
  return (
    <div className="pt-2 max-w-measure">
      <input type="hidden" name={`choices[${index}].line`} value={row.line} />
      <SelectField label={t('choice')} options={options} selectProps={{ id: `choice-${row.line}`, name: `choices[${index}].choice`, defaultValue: row.choice ?? '' }} />
    </div>
  );
}
