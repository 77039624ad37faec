import { getFormProps, getInputProps } from '#app/platform/forms/control-props.ts';
import { redirect } from '@remix-run/node';
import { chooseUsername } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { anyone } from '#app/kernel/accounts/policies.ts';
import { chooseUsernameSchema } from '#app/kernel/accounts/schema.ts';
import { AppError } from '#app/platform/http/app-error.ts';
import { form as formAction, page } from '#app/platform/http/route.server.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { openDoor, welcome } from './door.server.ts';
import { useReplyForm } from '#app/platform/forms/use-reply-form.ts';

export const handle = { messages: ['accounts'], frame: 'auth', title: 'accounts:chooseUsername.title' };

export const loader = page(anyone, async ({ ctx, request, context }) => {
  if (ctx.viewer || !openDoor(ctx, request, context).challenge) throw redirect(accountPaths.register(), 303);
  return null;
});

export const action = formAction(anyone, { schema: chooseUsernameSchema }, async ({ ctx, input, request, context }) => {
  const door = openDoor(ctx, request, context);
  if (!door.challenge) throw new AppError('conflict', { messageKey: 'accounts:errors.registrationOver' });
  return welcome(door, await chooseUsername(door.ctx, { challengeId: door.challenge.id, ...input }));
});

export default function ChooseUsername() {
  const { t } = useTranslation('accounts');
  const { form, fields, formErrors } = useReplyForm<{ username: string }>('choose-username');
  const { username } = fields;
  return (
    <>
      <PageHeader title={t('chooseUsername.title')} lead={t('chooseUsername.lead')} />
      <form method="post" {...getFormProps(form)}>
        <FormStack>
          <ErrorSummary errors={summaryOf([{ id: username.id, errors: username.errors, label: t('fields.username') }], formErrors)} />
          <TextField
            label={t('fields.username')} help={t('help.username')} errors={username.errors}
            inputProps={{ ...getInputProps(username, { type: 'text' }), autoComplete: 'username', autoCapitalize: 'none', spellCheck: false, required: true, minLength: 3, maxLength: 30 }}
          />
          <FormActions>
            <Button variant="primary" wide>{t('chooseUsername.submit')}</Button>
          </FormActions>
        </FormStack>
      </form>
    </>
  );
}
