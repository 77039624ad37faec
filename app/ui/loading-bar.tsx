import { useNavigation } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';

/** A thin line at the top while the next page is on its way; appears only when it takes longer than a blink. */
export function LoadingBar() {
  const { state } = useNavigation();
  const { t } = useTranslation('ui');
  return <div className="loading-place" aria-live="polite">{state === 'idle' ? null : <div className="loading"><span className="hidden-visually">{t('loading')}</span></div>}</div>;
}
