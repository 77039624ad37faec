import { useEffect, useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { isApplePhone, isInstalled, isPutOff, putOff, useInstallOffer } from '#app/platform/offline/install-offer.ts';
import { Banner } from '#app/ui/banner.tsx';
import { Button } from '#app/ui/button.tsx';
import { Section } from '#app/ui/section.tsx';

type Place = { isInstalled: boolean; isApple: boolean; isPutOff: boolean };

/** Known only to the browser: null while the page is not alive. */
function usePlace(): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => setPlace({ isInstalled: isInstalled(), isApple: isApplePhone(), isPutOff: isPutOff() }), []);
  return place;
}

/** At the foot of one's day, until it is taken up or put off: the app can live on this device. */
export function InstallHint() {
  const { t } = useTranslation('install');
  const place = usePlace();
  const install = useInstallOffer();
  const [isGone, setGone] = useState(false);
  if (!place || place.isInstalled || place.isPutOff || isGone || (!install && !place.isApple)) return null;
  const leave = () => {
    putOff();
    setGone(true);
  };
  const actions = (
    <>
      {install ? <Button type="button" size="s" variant="primary" onClick={install}>{t('hint.install')}</Button> : null}
      <Button type="button" size="s" variant="quiet" onClick={leave}>{t('hint.later')}</Button>
    </>
  );
  return <div className="pt-8"><Banner title={t('hint.title')} actions={actions}>{install ? t('hint.text') : t('hint.apple')}</Banner></div>;
}

/** Among the settings, always: how it is done, and a button where the browser offers one. */
export function InstallSection() {
  const { t } = useTranslation('install');
  const place = usePlace();
  const install = useInstallOffer();
  const how = place?.isInstalled ? 'section.installed' : place?.isApple ? 'hint.apple' : 'section.text';
  return (
    <Section title={t('section.title')} id="on-the-phone">
      <p className="pt-4 max-w-measure text-soft">{t(how)}</p>
      {install ? <p className="pt-4"><Button type="button" onClick={install}>{t('hint.install')}</Button></p> : null}
    </Section>
  );
}
