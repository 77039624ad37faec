import { useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';

/** On a page that the worker had kept: of when it is. Its words are the worker's, who alone knows. */
export function KeptBanner() {
  const { t } = useTranslation('site');
  const { key, pathname, search } = useLocation();
  const [kept, setKept] = useState<{ note: string; key: string } | null>(null);
  useEffect(() => {
    const { kept: note } = document.body.dataset;
    if (!note) return;
    // Told from here on, and for this page only: the next one comes from the network again.
    delete document.body.dataset.kept;
    setKept({ note, key });
  }, [key]);
  if (kept?.key !== key) return null;
  const again = <a className="btn btn-s" href={`${pathname}${search}`}>{t('again')}</a>;
  return <div className="mb-6"><Banner tone="warn" actions={again}>{kept.note}</Banner></div>;
}
