import { useLoaderData } from '@remix-run/react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Prose } from '#app/ui/prose.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { describeApi } from './describe.server.ts';
import { OperationEntry } from './operation-entry.tsx';
import { apiDocument } from './paths.ts';
import { WithCode } from './with-code.tsx';

export const handle = { messages: ['api'], title: 'api:docs.title' };

export const loader = page(anyone, async ({ context }) => describeApi(context));

/** The API's document, for people: drawn from the same definitions, readable without scripts. */
export default function ApiDocs() {
  const { t } = useTranslation('api');
  const { root, rules, chapters, everywhere, common, requestHeaders, answerHeaders, problems } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('docs.title')} lead={t('docs.lead')} />
      <p><code>{root}</code></p>
      <ul className="row-parts">
        <li><a className="link" href={apiDocument}>{t('docs.document')}</a></li>
        <li><TextLink to={accountPaths.tokens()}>{t('docs.tokens')}</TextLink></li>
      </ul>
      <Section title={t('docs.start')}>
        <Prose>
          <p><WithCode text={t('docs.startText')} /></p>
          <pre><code>{`curl -H "Authorization: Bearer $TOKEN" \\\n  ${root}/user/@me`}</code></pre>
        </Prose>
      </Section>
      <Section title={t('docs.rules')}>
        <Prose><ul>{rules.map((rule) => <li key={rule}><WithCode text={rule} /></li>)}</ul></Prose>
        <Glossary caption={t('docs.requestHeaders')} label={t('docs.header')} kind="header" rows={requestHeaders} />
      </Section>
      {chapters.map((chapter) => (
        <Section key={chapter.tag} title={chapter.title}>
          {chapter.operations.map((operation) => <OperationEntry key={operation.id} operation={operation} />)}
        </Section>
      ))}
      <Section title={t('docs.common')}>
        <Prose><p>{t('docs.commonLead', { everywhere })}</p></Prose>
        <Glossary caption={t('docs.common')} hideCaption label={t('docs.status')} kind="status" rows={common.map(({ status, meaning }) => ({ name: String(status), meaning }))} />
        <Glossary caption={t('docs.answerHeaders')} label={t('docs.header')} kind="header" rows={answerHeaders} />
      </Section>
      <Section title={t('docs.problems')}>
        <Prose><p><WithCode text={t('docs.problemsLead')} /></p></Prose>
        <Glossary caption={t('docs.problems')} hideCaption label={t('docs.code')} kind="problem" rows={problems.map(({ code, title }) => ({ name: code, meaning: title }))} />
      </Section>
    </>
  );
}

type GlossaryProps = { caption: string; hideCaption?: boolean; label: string; kind: 'header' | 'status' | 'problem'; rows: readonly { name: string; meaning: string }[] };

/** Names and what they mean; each can be linked to. */
function Glossary({ caption, hideCaption, label, kind, rows }: GlossaryProps) {
  const { t } = useTranslation('api');
  return (
    <DataTable
      caption={caption} hideCaption={hideCaption} columns={[{ key: 'name', label, primary: true }, { key: 'meaning', label: t('docs.meaning') }]}
      rows={rows.map(({ name, meaning }) => ({ id: name, cells: { name: <code id={`${kind}-${name}`}>{name}</code>, meaning: <WithCode text={meaning} /> } }))}
    />
  );
}
