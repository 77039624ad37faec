import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Section } from '#app/ui/section.tsx';

/** A house without a bot: whoever can change that is told how. */
export function NoBot({ isOwner }: { isOwner: boolean }) {
  const { t } = useTranslation('telegram');
  if (!isOwner) return <Section title={t('off.title')}><p className="max-w-measure">{t('off.member')}</p></Section>;
  return (
    <Section title={t('off.title')}>
      <p>{t('off.owner')}</p>
      <ol className="plain-points">{t('off.steps', { returnObjects: true }).map((step) => <li key={step}>{step}</li>)}</ol>
      <p className="pt-4 text-soft max-w-measure">{t('off.more')}</p>
    </Section>
  );
}
