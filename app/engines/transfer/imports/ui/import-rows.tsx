import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import type { ImportRowView } from '../queries/list-import-rows.server.ts';
import { useImportRoom } from './import-room.tsx';

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
          href={row.href ?? undefined}
        >
          {open.includes(row.line) ? <Choice row={row} index={open.indexOf(row.line)} /> : null}
        </Row>
      ))}
    </List>
  );
}

function RowMeta({ row }: { row: ImportRowView }) {
  const { t } = useTranslation('import');
  const { words } = useImportRoom();
  const parts = [
    row.author,
    ...row.facts.map(({ key, values }) => words(key, values)),
    t('line', { line: row.line }),
    row.reason ? words(`reasons.${row.reason}`, { line: row.otherLine }) : '',
    row.changes.length > 0 ? t('adds', { list: row.changes.map((name) => words(`changes.${name}`)).join(', ') }) : '',
    ...row.notes.map((name) => words(`notes.${name}`)),
  ];
  return <>{parts.filter(Boolean).join('\u00A0· ')}</>;
}

function RowBadge({ row }: { row: ImportRowView }) {
  const { words } = useImportRoom();
  if (row.kept) return <Badge tone="warn">{words('did.kept')}</Badge>;
  if (row.did) return <Badge tone={row.did === 'left' ? 'warn' : row.did === 'nothing' ? 'plain' : 'accent'}>{words(`did.${row.did}`)}</Badge>;
  const tone = row.kind === 'ambiguous' || row.kind === 'skipped' ? 'warn' : row.kind === 'same' ? 'plain' : 'accent';
  return <Badge tone={tone}>{words(`kind.${row.kind}`)}</Badge>;
}

function Choice({ row, index }: { row: ImportRowView; index: number }) {
  const { t } = useTranslation('import');
  const { words } = useImportRoom();
  const found = row.candidates.map(({ id, title, author }) => ({ value: id, label: author ? words('choices.isBy', { title, author }) : words('choices.is', { title }) }));
  const options = [{ value: '', label: t('choices.undecided') }, ...found, { value: 'new', label: words('choices.new') }, { value: 'skip', label: t('choices.skip') }];
  return (
    <div className="pt-2 max-w-measure">
      <input type="hidden" name={`choices[${index}].line`} value={row.line} />
      <SelectField label={words('choice')} options={options} selectProps={{ id: `choice-${row.line}`, name: `choices[${index}].choice`, defaultValue: row.choice ?? '' }} />
    </div>
  );
}
