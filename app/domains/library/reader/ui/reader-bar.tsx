import { Icon } from '#app/ui/icon.tsx';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { IconButton } from '#app/ui/button.tsx';
import { libraryPaths } from '../../paths.ts';
import type { Opened } from './use-viewer.ts';
import type { ViewerState } from './viewer-state.ts';

type BarProps = { book: { id: string; title: string }; opened: Opened | null; state: ViewerState; pageField: React.RefObject<HTMLInputElement>; onFind: () => void; onHelp: () => void; children: ReactNode };

/** One quiet line: where to go back to, where one is, and what can be done. */
export function ReaderBar({ book, opened, state, pageField, onFind, onHelp, children }: BarProps) {
  const { t } = useTranslation('reader');
  return (
    <header className="reader-bar" aria-label={t('bar')}>
      <a className="btn btn-quiet btn-icon" href={libraryPaths.book(book.id)} aria-label={t('back')} title={t('back')}><Icon name="arrow-left" /></a>
      <h1 className="reader-title">{book.title}</h1>
      <PageSteps opened={opened} state={state} field={pageField} />
      <div className="reader-tools">
        <span className="reader-zoom">
          <IconButton type="button" label={t('zoom.out')} icon="minus" onClick={() => opened?.viewer.zoomBy(-1)} />
          <output>{t('zoom.now', { percent: Math.round(state.scale * 100) })}</output>
          <IconButton type="button" label={t('zoom.in')} icon="plus" onClick={() => opened?.viewer.zoomBy(1)} />
        </span>
        <IconButton type="button" label={t('find.title')} icon="search" onClick={onFind} />
        {opened ? <PanelButtons opened={opened} /> : null}
        {children}
        <span className="reader-wide"><IconButton type="button" label={t('help.open')} icon="keyboard" onClick={onHelp} /></span>
      </div>
    </header>
  );
}

/** Under the thumb on phones. */
function PageSteps({ opened, state, field }: { opened: Opened | null; state: ViewerState; field: React.RefObject<HTMLInputElement> }) {
  const { t } = useTranslation('reader');
  const label = state.labels?.[state.page - 1];
  return (
    <nav className="reader-steps" aria-label={t('pages')}>
      <IconButton type="button" label={t('page.previous')} icon="chevron-left" onClick={() => opened?.viewer.step(-1)} />
      <PageField page={state.page} count={state.pageCount} field={field} onGo={(page) => opened?.viewer.goTo(page)} />
      <span className="reader-count">{t('page.of', { total: state.pageCount })}{label && label !== String(state.page) ? <span title={t('page.printed', { label })}>{` · ${label}`}</span> : null}</span>
      <IconButton type="button" label={t('page.next')} icon="chevron-right" onClick={() => opened?.viewer.step(1)} />
    </nav>
  );
}

function PageField({ page, count, field, onGo }: { page: number; count: number; field: React.RefObject<HTMLInputElement>; onGo: (page: number) => void }) {
  const { t } = useTranslation('reader');
  const own = useRef(page);
  useEffect(() => {
    own.current = page;
    if (field.current && document.activeElement !== field.current) field.current.value = String(page);
  }, [page, field]);
  const restore = () => { if (field.current) field.current.value = String(own.current); };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number(field.current?.value);
        if (Number.isInteger(wanted) && wanted >= 1 && wanted <= count) onGo(wanted);
        else restore();
        field.current?.blur();
      }}
    >
      <input ref={field} className="input" inputMode="numeric" autoComplete="off" aria-label={t('page.field')} defaultValue={page} onFocus={(event) => event.currentTarget.select()} onBlur={restore} />
    </form>
  );
}

function PanelButtons({ opened: { handle } }: { opened: Opened }) {
  const panels = useSyncExternalStore(handle.panels.subscribe, handle.panels.all);
  const current = useSyncExternalStore(handle.onPanel, handle.openedPanel);
  return (
    <>
      {panels.filter((panel) => !panel.isHidden).map(({ id, label, icon }) => (
        <button key={id} type="button" className="btn btn-quiet btn-icon" aria-label={label} title={label} aria-expanded={current === id} onClick={() => handle.openPanel(current === id ? null : id)}>
          <Icon name={icon} />
        </button>
      ))}
    </>
  );
}
