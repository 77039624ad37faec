import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { isFreshlyProven } from '#app/kernel/accounts/model/fresh-proof.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import {
  clearNewTokenCookie, createPersonalToken, endPersonalToken, endTokenFamily, listTokens, newTokenCookie, readNewToken,
} from '#app/kernel/accounts/tokens/index.server.ts';
import { tokensSchema } from '#app/kernel/accounts/tokens/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { momentOf } from '#app/routes/site/moment.ts';
import { apiDocs } from '#app/routes/api/paths.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CopyField } from '#app/ui/copy-field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { requireFreshProof } from './fresh-proof.server.ts';
import { NewTokenForm } from './new-token-form.tsx';
import { SettingsCrumbs } from './settings-crumbs.tsx';
import { ClientRows, TokenRows } from './token-rows.tsx';

export const handle = { messages: ['tokens', 'accounts', 'settings'], title: 'tokens:title' };

export const loader = page(member, async ({ ctx, request, context }) => {
  const { env } = context.services;
  const { tokens, clients } = await listTokens(ctx);
  const moment = momentOf(ctx);
  return {
    newId: uuidv7(),
    made: readNewToken(request.headers.get('cookie'), ctx.viewer.id, env.sessionSecret, env.baseUrl.startsWith('https:')),
    isProven: isFreshlyProven(ctx.viewer.provenAt, ctx.now),
    tokens: tokens.map(({ createdAt, lastUsedAt, expiresAt, ...token }) => ({ ...token, made: moment(createdAt), used: moment(lastUsedAt), until: moment(expiresAt) })),
    clients: clients.map(({ createdAt, lastSeenAt, ...client }) => ({ ...client, since: moment(createdAt), seen: moment(lastSeenAt) })),
  };
});

export const action = form(member, { schema: tokensSchema }, async ({ ctx, input, context }) => {
  const { env } = context.services;
  const secure = env.baseUrl.startsWith('https:');
  const to = accountPaths.tokens();
  if (input.intent === 'seen') return { to, headers: [['Set-Cookie', clearNewTokenCookie(secure)]] };
  if (input.intent === 'end') {
    await endPersonalToken(ctx, input);
    return { to, toast: { key: 'tokens:toasts.ended' } };
  }
  if (input.intent === 'end-client') {
    await endTokenFamily(ctx, input);
    return { to, toast: { key: 'tokens:toasts.clientEnded' } };
  }
  requireFreshProof(ctx, to);
  const token = await createPersonalToken(ctx, input);
  // Sent twice: the first answer brought the token, if the browser waited for it.
  if (token === null) return { to, toast: { key: 'tokens:toasts.madeAlready' } };
  return { to, headers: [['Set-Cookie', newTokenCookie(ctx.viewer.id, token, env.sessionSecret, secure)]] };
});

/** Keys for a person's scripts, and the programs that came in by the API. */
export default function Tokens() {
  const { t } = useTranslation('tokens');
  const { newId, made, isProven, tokens, clients } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} breadcrumbs={<SettingsCrumbs current={t('title')} />} actions={<TextLink to={apiDocs}>{t('docs')}</TextLink>} />
      {made ? (
        <Section title={t('made')}>
          <form method="post">
            <CopyField label={t('token')} help={t('madeLead')} value={made} copy={t('copy')} copied={t('copied')} />
            <div><Button name="intent" value="seen">{t('seen')}</Button></div>
          </form>
        </Section>
      ) : null}
      <Section title={t('yours')}>{tokens.length > 0 ? <TokenRows label={t('yours')} rows={tokens} end={({ id, name }) => <EndButton intent="end" id={id} label={t('end')} named={t('endNamed', { name })} />} /> : <p>{t('none')}</p>}</Section>
      <Section title={t('new')}>
        {isProven ? <NewTokenForm id={newId} /> : <><p>{t('proofFirst')}</p><p className="pt-4"><ButtonLink to={accountPaths.freshProof(accountPaths.tokens())} variant="primary">{t('prove')}</ButtonLink></p></>}
      </Section>
      {clients.length > 0 ? <Section title={t('clients')}><ClientRows label={t('clients')} rows={clients} end={({ id, name: device }) => <EndButton intent="end-client" id={id} label={t('endClient')} named={t('endClientNamed', { device })} />} /></Section> : null}
    </>
  );
}

function EndButton({ intent, id, label, named }: { intent: string; id: string; label: string; named: string }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button size="s" name="id" value={id} aria-label={named}>{label}</Button>
    </form>
  );
}
