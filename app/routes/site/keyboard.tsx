import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Banner } from '#app/ui/banner.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useRoot } from './use-root.ts';

export const handle = { title: 'site:keyboard.title' };

export const loader = page(anyone, async () => null);

const keys = [
  { keys: '/', text: 'search' },
  { keys: 'g t', text: 'today' },
  { keys: 'g l', text: 'library' },
  { keys: 'g m', text: 'titles' },
  { keys: '?', text: 'help' },
] as const;

export default function Keyboard() {
  const { t } = useTranslation('site');
  const viewer = useRoot()?.viewer;
  return (
    <>
      <PageHeader title={t('keyboard.title')} lead={t('keyboard.lead')} />
      {viewer ? (
        <div className="mb-8">
          <Banner tone={viewer.hasShortcuts ? 'info' : 'warn'} actions={<ButtonLink size="s" to={accountPaths.languageSettings()}>{t('keyboard.change')}</ButtonLink>}>
            {t(viewer.hasShortcuts ? 'keyboard.on' : 'keyboard.off')}
          </Banner>
        </div>
      ) : null}
      <dl className="key-list">
        {keys.map(({ keys: pressed, text }) => (
          <div key={pressed}>
            <dt>{pressed.split(' ').map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{t(`keyboard.${text}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
