import { Form } from '@remix-run/react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';

type BringBackProps = { text: string; action: string };

/** Where something of mine was: when it was removed, and the way to have it again. */
export function BringBack({ text, action }: BringBackProps) {
  const { t } = useTranslation('titles');
  return (
    <Form method="post" action={action} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="text-soft">{text}</p>
      <Button icon="rotate-ccw" size="s">{t('removed.bringBack')}</Button>
    </Form>
  );
}
