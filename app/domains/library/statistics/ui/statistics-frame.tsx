import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Link } from '#app/ui/link.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { libraryPaths } from '../../paths.ts';
import { statisticsPaths } from '../paths.ts';

type Part = 'overview' | 'days' | 'taste' | 'speed' | 'years';

/** Name and parts of the statistics around one of them. */
export function StatisticsFrame({ part, actions, children }: { part: Part; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('statistics');
  const library = useTranslation('library').t;
  const tab = (name: Part) => ({ href: statisticsPaths[name](), label: t(`tabs.${name}`), current: name === part });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={actions} breadcrumbs={<Breadcrumbs items={[{ href: libraryPaths.library(), label: library('title') }]} />} />
      <Tabs label={t('tabs.label')} items={(['overview', 'days', 'taste', 'speed', 'years'] as const).map(tab)} />
      <h2 className="hidden-visually">{t(`tabs.${part}`)}</h2>
      {children}
    </>
  );
}

type Choice = { href: string; label: string; isCurrent: boolean };

/** One of several views, each an address. */
export function Switch({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav className="switch" aria-label={label}>
      {choices.map(({ href, label: text, isCurrent }) => (
        <Link key={href} to={href} preventScrollReset aria-current={isCurrent ? 'true' : undefined}>{text}</Link>
      ))}
    </nav>
  );
}
