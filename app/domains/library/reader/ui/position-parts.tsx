import { useEffect } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { MarkKeeper } from './mark-keeper.ts';
import type { Opened } from './use-viewer.ts';

/** Keeps marks from the first page that is shown until the reader is left. */
export function useMarks(bookId: string, opened: Opened | null, isReady: boolean): void {
  useEffect(() => {
    if (!opened || !isReady) return;
    const keeper = new MarkKeeper(bookId, opened.viewer.place);
    keeper.mark();
    const off = opened.handle.onPageChange(() => keeper.mark());
    return () => {
      off();
      keeper.close();
    };
  }, [bookId, opened, isReady]);
}

export type Ahead = { page: number; permille: number; device: string; when: string };

/** Another device is further: asked, never decided for somebody. */
export function AheadBar({ ahead, page, opened, onAnswer }: { ahead: Ahead; page: number; opened: Opened; onAnswer: () => void }) {
  const { t } = useTranslation('reader');
  const go = () => {
    opened.viewer.goTo(ahead.page, { permille: ahead.permille });
    onAnswer();
  };
  return (
    <div className="reader-ahead" role="status">
      <p>{t('ahead.text', { page: ahead.page, device: ahead.device || t('places.someDevice'), when: ahead.when })}</p>
      <div className="actions">
        <Button type="button" variant="primary" size="s" onClick={go}>{t('ahead.go', { page: ahead.page })}</Button>
        <Button type="button" size="s" onClick={onAnswer}>{t('ahead.stay', { page })}</Button>
      </div>
    </div>
  );
}
