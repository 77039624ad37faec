import { setReminder } from '#app/kernel/accounts/index.server.ts';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { member } from '#app/kernel/accounts/policies.ts';
import { reminderSchema } from '#app/kernel/accounts/telegram-schema.ts';
import { form as formAction } from '#app/platform/http/route.server.ts';

/** The hour of the reminder; its form stands among the settings of Telegram. */
export const action = formAction(member, { schema: reminderSchema, pageless: true }, async ({ ctx, input }) => {
  await setReminder(ctx, input.hour);
  return { to: accountPaths.telegramSettings(), toast: { key: 'telegram:toasts.reminderSaved' } };
});
