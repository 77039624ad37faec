import { useForm } from '@conform-to/react';
import type { DefaultValue } from '@conform-to/react';
import { useActionData } from '@remix-run/react';
import type { FormReply } from '#app/platform/http/route.server.ts';

/**
 * A form filled with what the server sent back. The server alone validates: no schema travels to the browser.
 * `intent` names the form where a page has several.
 */
export function useReplyForm<Fields extends Record<string, unknown>>(id: string, defaultValue?: DefaultValue<Fields>, intent?: string) {
  const reply = useActionData() as FormReply | undefined;
  const mine = reply && (intent === undefined || reply.intent === intent) ? reply : undefined;
  const [form, fields] = useForm<Fields>({ id, lastResult: mine?.result, defaultValue });
  const formErrors = [...(form.errors ?? []), ...(mine?.messageKey ? [mine.messageKey] : [])];
  return { form, fields, formErrors };
}
