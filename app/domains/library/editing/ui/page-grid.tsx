import { Form } from '@remix-run/react';
import { useRef } from 'react';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { editingPaths } from '../paths.ts';
import type { GridPage, PageGrid } from '../queries/get-page-grid.server.ts';
import { useArranging } from './use-arranging.ts';

type GridFields = { ranges: string; position: string };

/** The pages as they are going to be: tick some, then say what is to become of them. */
export function PageGridForm({ grid, chosen }: { grid: PageGrid; chosen: readonly number[] }) {
  const { t } = useTranslation('editing');
  const { form, fields, formErrors } = useReplyForm<GridFields>('grid');
  const list = useRef<HTMLOListElement>(null);
  const arranging = useArranging(list);
  const { book } = grid.desk;
  const { ranges, position } = fields;
  const errors = summaryOf([{ ...ranges, label: t('pages.ranges') }, { ...position, label: t('pages.position') }], formErrors);
  return (
    <Form method="post" id="grid" preventScrollReset replace action={editingPaths.pages(book.id)} className="grid gap-5" aria-label={t('pages.title')}>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="from" value={grid.pages[0]?.position ?? 1} />
      {/* Enter in a field is no button of its own. */}
      <button type="submit" name="intent" value="enter" className="hidden-visually" tabIndex={-1} aria-hidden>{t('pages.choose')}</button>
      <div className="page-tools">
        <TextField label={t('pages.ranges')} help={t('pages.rangesHelp')} optional width="m" errors={ranges.errors} inputProps={{ id: ranges.id, name: 'ranges', defaultValue: ranges.initialValue, autoComplete: 'off', maxLength: 2_000 }} />
        <div className="page-buttons">
          <Button name="intent" value="turn-left" icon="rotate-ccw">{t('pages.left')}</Button>
          <Button name="intent" value="turn-right" icon="rotate-cw">{t('pages.right')}</Button>
          <Button name="intent" value="remove" variant="danger" icon="trash">{t('pages.remove')}</Button>
        </div>
        <div className="page-move">
          <TextField label={t('pages.position')} width="s" errors={position.errors} inputProps={{ id: position.id, name: 'position', defaultValue: position.initialValue, inputMode: 'numeric', autoComplete: 'off', maxLength: 7 }} />
          <Button name="intent" value="move">{t('pages.move')}</Button>
        </div>
      </div>
      <p className="text-soft js-only">{t('pages.keys')}</p>
      <ol ref={list} className="page-grid" {...arranging}>
        {grid.pages.map((page) => <Sheet key={page.id} page={page} isChosen={chosen.includes(page.id)} />)}
      </ol>
      <Pagination
        previous={grid.previous === null ? null : editingPaths.pages(book.id, { from: grid.previous })}
        next={grid.next === null ? null : editingPaths.pages(book.id, { from: grid.next })}
        position={t('pages.shown', { first: grid.pages[0]?.position ?? 0, last: grid.pages.at(-1)?.position ?? 0, total: grid.total })}
      />
      <p className="sr-only" role="status">{form.errors?.join(' ')}</p>
    </Form>
  );
}

function Sheet({ page, isChosen }: { page: GridPage; isChosen: boolean }) {
  const { t } = useTranslation('editing');
  const printed = page.label ?? (page.was === null ? null : String(page.was));
  const name = page.from
    ? t('pages.sheetFrom', { position: page.position, page: page.from.page, title: page.from.title })
    : t('pages.sheet', { position: page.position, printed: printed ?? '' });
  return (
    <li className="sheet" data-page={page.id} data-position={page.position}>
      <label>
        <input type="checkbox" name="ids" value={page.id} defaultChecked={isChosen} aria-label={page.turn === 0 ? name : `${name}, ${t('pages.turned', { degrees: page.turn })}`} />
        <span className="sheet-paper" draggable={false}>
          <span className={`sheet-blank turn-${page.turn}`} aria-hidden>{page.from?.page ?? printed}</span>
          {page.picture ? <img className={`turn-${page.turn}`} src={page.picture} alt="" loading="lazy" decoding="async" draggable={false} /> : null}
        </span>
        <span className="sheet-name" aria-hidden>
          <b>{page.position}</b>
          {page.from ? <small>{t('pages.new')}</small> : null}
          {!page.from && printed !== null && printed !== String(page.position) ? <small>{t('pages.was', { printed })}</small> : null}
        </span>
      </label>
    </li>
  );
}
