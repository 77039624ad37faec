import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { adminPaths } from '#app/kernel/accounts/paths.ts';
import { owner } from '#app/kernel/accounts/policies.ts';
import { getMail, resendMail } from '#app/kernel/administration/index.server.ts';
import { keepDays } from '#app/kernel/administration/model/keeping.ts';
import { buttonInput } from '#app/kernel/administration/schema.ts';
import { form, page } from '#app/platform/http/route.server.ts';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { MailAddress } from '#app/ui/mail-address.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Facts } from '#app/ui/stat.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { MailState } from './mail-table.tsx';
import { Moment } from './moment-text.tsx';
import { momentOf } from '#app/routes/site/moment.ts';
import { useTemplateName } from './template-name.ts';

export const handle = { messages: ['admin', 'ui'], title: 'admin:mail.one' };

export const loader = page(owner, async ({ ctx, params, context }) => {
  const { createdAt, sentAt, hasContents, ...mail } = await getMail(ctx, params.id ?? '');
  const moment = momentOf(ctx);
  const isResendable = context.services.mailer.isResendable(mail.template);
  return { ...mail, createdAt: moment(createdAt), sentAt: moment(sentAt), isResendable, canResend: mail.status === 'failed' && hasContents && isResendable };
});

export const action = form(owner, { schema: buttonInput }, async ({ ctx, params, context }) => {
  const id = params.id ?? '';
  const { to } = await resendMail({ ...ctx, mailer: context.services.mailer }, id);
  return { to: adminPaths.message(id), toast: { key: 'admin:toasts.resent', values: { to } } };
});

export default function Message() {
  const { t } = useTranslation('admin');
  const mail = useLoaderData<typeof loader>();
  const reply = useActionData() as FormReply | undefined;
  const name = useTemplateName()(mail.template);
  const whyNot = mail.status === 'failed' && !mail.canResend ? t(mail.isResendable ? 'mail.goneContents' : 'mail.runOut', { days: keepDays.failedContents }) : null;
  return (
    <>
      <PageHeader title={name} lead={t('mail.never')} breadcrumbs={<Breadcrumbs items={[{ href: adminPaths.mail(), label: t('mail.title') }]} current={name} />} />
      {reply ? <div className="pb-6"><ErrorSummary errors={[{ text: reply.messageKey ?? 'admin:errors.formBroken' }]} /></div> : null}
      <Facts
        items={[
          { label: t('mail.state'), value: <MailState state={mail.status} /> },
          { label: t('mail.to'), value: <MailAddress>{mail.to}</MailAddress> },
          { label: t('people.person'), value: mail.person ? <TextLink to={adminPaths.person(mail.person.id)}>{mail.person.username}</TextLink> : null },
          { label: t('mail.subject'), value: mail.subject },
          { label: t('mail.written'), value: <Moment moment={mail.createdAt} /> },
          { label: t('mail.sent'), value: mail.sentAt ? <Moment moment={mail.sentAt} /> : null },
          { label: t('mail.attempts'), value: mail.attempts },
          { label: t('mail.lastError'), value: mail.lastError },
        ]}
      />
      {whyNot ? <p className="text-soft measure pt-6">{whyNot}</p> : null}
      {mail.canResend ? <Form method="post" className="pt-8"><Button variant="primary">{t('mail.resend')}</Button></Form> : null}
    </>
  );
}
