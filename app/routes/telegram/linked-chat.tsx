import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { formatHour } from '#app/platform/time/format.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { FormActions, FormStack } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { Facts } from '#app/ui/stat.tsx';
import { SelectField } from '#app/ui/text-field.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

type Props = { name: string | null; since: string; isChannel: boolean; isDead: boolean; reminderHour: number | null; timeZone: string };

/** A chat that is the viewer's: what comes there, and the way out. */
export function LinkedChat({ name, since, isChannel, isDead, reminderHour, timeZone }: Props) {
  const { t } = useTranslation('telegram');
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: formatHour(hour) }));
  return (
    <>
      <Section title={t('linked.title')}>
        <Facts
          items={[
            { label: t('linked.chat'), value: name ? t('linked.chatNamed', { name }) : t('linked.chatUnnamed') },
            { label: t('linked.since'), value: since },
            { label: t('linked.channel'), value: <>{t(isChannel ? 'linked.channelHere' : 'linked.channelElsewhere')}<br /><TextLink to={accountPaths.notificationSettings()}>{t('linked.choose')}</TextLink></> },
          ]}
        />
        <p className="pt-6"><ButtonLink to={accountPaths.telegramUnlinking()}>{t('linked.unlink')}</ButtonLink></p>
      </Section>
      {isDead ? null : (
        <Section title={t('reminder.title')}>
          <form method="post" action={accountPaths.telegramReminder()}>
            <FormStack>
              <SelectField
                label={t('reminder.hour')} help={t('reminder.help', { timeZone })} width="m"
                selectProps={{ id: 'reminder-hour', name: 'hour', defaultValue: reminderHour === null ? 'never' : String(reminderHour) }}
                options={[{ value: 'never', label: t('reminder.never') }, ...hours]}
              />
              <FormActions><Button>{t('reminder.save')}</Button></FormActions>
            </FormStack>
          </form>
        </Section>
      )}
    </>
  );
}
