import { useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { filePaths } from '#app/kernel/files/paths.ts';
import { changeHouse, readHouse } from '#app/kernel/house/index.server.ts';
import { houseSchema } from '#app/kernel/house/schema.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { BrandMark } from '#app/ui/brand-mark.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { HouseForm } from './house-form.tsx';

export const handle = { messages: ['admin', 'house'], title: 'house:title' };

/** As the database has it: what other processes changed a moment ago is here as well. */
export const loader = page(owner, async ({ ctx, context }) => {
  const { homeText, ...house } = await readHouse(ctx.db);
  const houseZone = context.services.env.TIME_ZONE;
  return { ...house, homeTextRu: homeText.ru, homeTextEn: homeText.en, houseZone, timeZones: [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort() };
});

export const action = formAction(owner, { schema: houseSchema }, async ({ ctx, input, context }) => {
  await changeHouse({ ...ctx, house: context.services.house }, input);
  return { to: adminPaths.settings(), toast: { key: 'house:toasts.saved' } };
});

export type HouseData = ReturnType<typeof useLoaderData<typeof loader>>;

export default function HouseSettings() {
  const { t } = useTranslation('house');
  const house = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <HouseForm house={house} />
      <Section title={t('logo.title')}>
        <p className="text-soft pb-4">{t('logo.lead')}</p>
        <div className="flex items-center gap-4">
          {house.logoId ? <img className="brand-logo" src={filePaths.picture(house.logoId, 160)} alt="" width="64" height="64" /> : <BrandMark size={64} />}
          <ButtonLink to={adminPaths.logo()}>{t(house.logoId ? 'logo.change' : 'logo.set')}</ButtonLink>
        </div>
      </Section>
    </>
  );
}
