import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Icon } from '#app/ui/icon.tsx';
import type { HomeText } from '#app/kernel/house/model/home-text.ts';
import { useBrand, useRoot } from './use-root.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { RoomPicture } from '#app/ui/room-picture.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

const promises = [
  { key: 'history', icon: 'download' },
  { key: 'progress', icon: 'book-open' },
  { key: 'titles', icon: 'clapperboard' },
  { key: 'own', icon: 'hard-drive' },
] as const;

/** One screen that says what this house is, in its owner's words where they wrote some, with a picture of the room. */
export function VisitorHome({ words }: { words: HomeText | null }) {
  const { t } = useTranslation(['home', 'site']);
  const brand = useBrand();
  const registration = useRoot()?.house.registration ?? 'open';
  return (
    <div className="grid items-center gap-10 lg:grid-cols-2 lg:gap-16">
      <div className="flex flex-col gap-6">
        <h1>{words ? brand : t('title')}</h1>
        {words ? <OwnWords words={words} /> : <p className="text-17 text-soft max-w-measure">{t('description')}</p>}
        {registration === 'invitation' ? <p className="text-soft">{t('byInvitation')}</p> : null}
        {registration === 'open' ? (
          <p className="flex flex-wrap items-center gap-4">
            <ButtonLink to="/register" variant="primary">{t('join')}</ButtonLink>
            <TextLink to="/sign-in">{t('signIn')}</TextLink>
          </p>
        ) : <p><ButtonLink to="/sign-in" variant="primary">{t('site:nav.signIn')}</ButtonLink></p>}
      </div>
      <RoomPicture
        label={t('picture.label')}
        shelf={t('picture.shelf', { returnObjects: true })}
        reading={{ ...t('picture.reading', { returnObjects: true }), value: 212, max: 352 }}
        quote={t('picture.quote', { returnObjects: true })}
      />
      {words ? null : <Promises />}
    </div>
  );
}

/** Plain text, whatever signs are in it; paragraphs as they were written. */
const OwnWords = ({ words: { lang, paragraphs } }: { words: HomeText }) => (
  <div lang={lang} className="flex flex-col gap-3 text-17 text-soft max-w-measure">
    {paragraphs.map((paragraph, at) => <p key={at} className="whitespace-pre-line break-words">{paragraph}</p>)}
  </div>
);

function Promises() {
  const { t } = useTranslation(['home', 'site']);
  return (
    <ul className="grid gap-x-16 gap-y-3 text-15 sm:grid-cols-2 lg:col-span-2">
      {promises.map(({ key, icon }) => (
        <li key={key} className="flex gap-3">
          <Icon name={icon} className="text-accent size-5 stroke-[1.5] mt-1 shrink-0" />
          <span>{t(`promises.${key}`)}</span>
        </li>
      ))}
    </ul>
  );
}
