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

export const handle = { messages: ['api'], title: 'api:docs.title' };

export const loader = page(anyone, async ({ context }) => describeApi(context));

/** The API's document, for people: drawn from the same definitions, readable without scripts. */
export default function ApiDocs() {
  const { t } = useTranslation('api');
  const { root, pace, chapters, problems } = useLoaderData<typeof loader>();
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
          <pre><code>{`curl -H "Authorization: Bearer $TOKEN" ${root}/user/@me`}</code></pre>
        </Prose>
      </Section>
      <Section title={t('docs.rules')}>
        <Prose><ul>
          {([1, 2, 3, 4] as const).map((rule) => <li key={rule}><WithCode text={t(`docs.rule${rule}`)} /></li>)}
          <li><WithCode text={t('docs.rule5', pace)} /></li>
        </ul></Prose>
      </Section>
      {chapters.map((chapter) => (
        <Section key={chapter.tag} title={chapter.title}>
          {chapter.operations.map((operation) => <OperationEntry key={operation.id} operation={operation} />)}
        </Section>
      ))}
      <Section title={t('docs.problems')}>
        <Prose><p><WithCode text={t('docs.problemsLead')} /></p></Prose>
        <DataTable
          caption={t('docs.problems')} hideCaption columns={[{ key: 'code', label: t('docs.code'), primary: true }, { key: 'meaning', label: t('docs.meaning') }]}
          rows={problems.map(({ code, title }) => ({ id: code, cells: { code: <code id={`problem-${code}`}>{code}</code>, meaning: title } }))}
        />
      </Section>
    </>
  );
}

/** What stands between backticks is for programs. */
const WithCode = ({ text }: { text: string }) => text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
