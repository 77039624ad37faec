import { useLoaderData } from '@remix-run/react';
import { libraryPaths } from '#app/domains/library/paths.ts';
import { titlesPaths } from '#app/domains/titles/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { readShared } from './shared-link.ts';

export const handle = { messages: ['install'], title: 'install:share.title' };

/** Where a phone brings what was shared with the app. Nothing is written: the form of a book or a title goes on with it. */
export const loader = page(member, async ({ url, context }) => {
  const asked = (name: string) => url.searchParams.get(name);
  const shared = readShared({ title: asked('title'), text: asked('text'), url: asked('url') });
  const titles = titlesPaths.newTitle({ q: shared.name || null });
  return { ...shared, book: libraryPaths.newBook({ q: shared.name || null }), title: context.hasPage(titlesPaths.newTitle()) ? titles : null };
});

export default function Share() {
  const { t } = useTranslation('install');
  const { name, link, book, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('share.title')} lead={name || link ? t('share.lead') : t('share.nothing')} />
      {name ? <p className="serif text-21 break-words">{name}</p> : null}
      {link ? <p className="text-soft break-all"><a className="link" href={link} rel="nofollow noreferrer">{link}</a></p> : null}
      <p className="flex flex-wrap items-center gap-3 pt-6">
        <ButtonLink to={book} variant="primary" icon="book-plus">{t('share.book')}</ButtonLink>
        {title ? <ButtonLink to={title} icon="clapperboard">{t('share.aTitle')}</ButtonLink> : null}
        <TextLink to="/">{t('share.leave')}</TextLink>
      </p>
    </>
  );
}
