import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choices.tsx';
import { Section } from '#app/ui/section.tsx';
import { statisticsPaths } from '../paths.ts';
import type { YearReview } from '../queries/get-year.server.ts';

/** Asks what the picture shows and gives it to its person; nothing is kept, nothing is public. */
export function YearPictureForm({ review: { year, taste, rated } }: { review: YearReview }) {
  const { t } = useTranslation('statistics');
  return (
    <div className="no-print mt-11">
      <Section title={t('year.picture')}>
        <form method="get" action={statisticsPaths.yearPicture(year)} className="measure">
          <p className="mb-2 text-soft">{t('year.pictureText')}</p>
          {taste.authors.length > 0 ? <Checkbox label={t('year.pictureAuthors')} inputProps={{ id: 'with-authors', name: 'authors', value: 'on', defaultChecked: true }} /> : null}
          {rated.length > 0 ? <Checkbox label={t('year.pictureTitles')} inputProps={{ id: 'with-titles', name: 'titles', value: 'on' }} /> : null}
          <Checkbox label={t('year.pictureDark')} inputProps={{ id: 'on-dark', name: 'dark', value: 'on' }} />
          <p className="mt-4"><Button>{t('year.pictureMake')}</Button></p>
        </form>
      </Section>
    </div>
  );
}
