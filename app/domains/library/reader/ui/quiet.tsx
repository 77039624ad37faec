import { Icon } from '#app/ui/icon.tsx';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { readerPaths } from '../paths.ts';
import type { Opened } from './use-viewer.ts';

type Card = { minutes: number; pages: number; counts: { label: string; count: number }[]; isTold: boolean };

export type QuietState = { isQuiet: boolean; card: Card | null; begin: (minutes?: number) => void; end: () => void; closeCard: () => void };

/** The server holds back what would disturb; if it cannot be told, the page is quiet all the same. */
async function tell(fields: Record<string, string>): Promise<boolean> {
  try {
    const { type, ok } = await fetch(readerPaths.quiet(), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', keepalive: true });
    return ok || type === 'opaqueredirect';
  } catch {
    return false;
  }
}

/** Nothing but the page, until a key, a button or the clock ends it. `going`: it was on when the page came. */
export function useQuiet(opened: Opened | null, going: { since: string; until: string } | null): QuietState {
  const [quiet, setQuiet] = useState<{ since: number; until: number } | null>(going && { since: Date.parse(going.since), until: Date.parse(going.until) });
  const [card, setCard] = useState<Card | null>(null);
  const seen = useRef(new Set<number>());
  const isTold = useRef(true);
  const begin = useCallback((minutes?: number) => {
    seen.current = new Set(opened ? [opened.viewer.state().page] : []);
    setCard(null);
    setQuiet({ since: Date.now(), until: Date.now() + (minutes ?? 240) * 60_000 });
    void tell({ intent: 'begin', id: uuidv7(), ...(minutes ? { minutes: String(minutes) } : {}) }).then((told) => { isTold.current = told; });
  }, [opened]);
  const end = useCallback(() => {
    if (!quiet) return;
    setQuiet(null);
    void (async () => {
      const since = new Date(quiet.since);
      const [told, counts] = await Promise.all([tell({ intent: 'end', id: uuidv7() }), Promise.all((opened?.handle.quietCounts.all() ?? []).map((count) => count(since).catch(() => null)))]);
      setCard({ minutes: Math.round((Date.now() - quiet.since) / 60_000), pages: seen.current.size, counts: counts.flatMap((one) => (one && one.count > 0 ? [one] : [])), isTold: told && isTold.current });
    })();
  }, [quiet, opened]);
  useEffect(() => {
    if (!quiet) return;
    const timer = window.setTimeout(end, Math.max(0, quiet.until - Date.now()));
    return () => window.clearTimeout(timer);
  }, [quiet, end]);
  useEffect(() => {
    if (!quiet || !opened) return;
    let settled = 0;
    const off = opened.handle.onPageChange((page) => {
      window.clearTimeout(settled);
      settled = window.setTimeout(() => seen.current.add(page), 3_000);
    });
    return () => {
      window.clearTimeout(settled);
      off();
    };
  }, [quiet, opened]);
  return { isQuiet: quiet !== null, card, begin, end, closeCard: () => setCard(null) };
}

/** Hardly there: the key is `q`, and a finger or the Tab key finds this. */
export function QuietEndButton({ quiet }: { quiet: QuietState }) {
  const { t } = useTranslation('reader');
  return quiet.isQuiet ? <button type="button" className="btn btn-icon reader-quiet-end" aria-label={t('quiet.end')} title={`${t('quiet.end')} (Q)`} onClick={quiet.end}><Icon name="x" /></button> : null;
}

export function QuietCard({ quiet: { card, closeCard } }: { quiet: QuietState }) {
  const { t } = useTranslation('reader');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => { if (card) dialog.current?.showModal(); }, [card]);
  if (!card) return null;
  return (
    <dialog ref={dialog} className="reader-card" aria-labelledby="reader-card-title" onClose={closeCard}>
      <h2 id="reader-card-title">{t('quiet.card')}</h2>
      <ul>
        <li>{t('quiet.cardMinutes', { count: card.minutes })}</li>
        <li>{t('quiet.cardPages', { count: card.pages })}</li>
        {card.counts.map(({ label }) => <li key={label}>{label}</li>)}
      </ul>
      {card.isTold ? null : <p className="help">{t('quiet.offline')}</p>}
      <Button type="button" variant="primary" onClick={() => dialog.current?.close()}>{t('quiet.ok')}</Button>
    </dialog>
  );
}

/** With an end: 25 minutes, or as many as one likes. */
export function QuietTimer({ quiet }: { quiet: QuietState }) {
  const { t } = useTranslation('reader');
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      className="reader-quiet-timer"
      onSubmit={(event) => {
        event.preventDefault();
        const minutes = Number(field.current?.value);
        if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 240) quiet.begin(minutes);
        else field.current?.focus();
      }}
    >
      <Button icon="bell-off">{t('quiet.title')}</Button>
      <input ref={field} className="input" inputMode="numeric" aria-label={t('quiet.minutes')} defaultValue="25" autoComplete="off" />
      <span>{t('quiet.min')}</span>
    </form>
  );
}
