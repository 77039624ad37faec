import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { ShelfAndLamp } from '#app/ui/shelf-and-lamp.tsx';

export const handle = { messages: ['offline'], frame: 'alone', title: 'offline:title' };

export const loader = page(anyone, async () => null);

/** An empty address is that of the page itself, which the worker shows in place of another one. */
const samePage = '';

/** Kept by the worker, and shown at the address that could not be reached. */
export default function Offline() {
  const { t } = useTranslation('offline');
  return (
    <>
      <div className="error-picture"><ShelfAndLamp /></div>
      <PageHeader title={t('title')} lead={t('lead')} />
      <p className="actions">
        <a className="btn btn-primary" href={samePage}>{t('again')}</a>
        <a className="btn" href="/">{t('home')}</a>
      </p>
    </>
  );
}
