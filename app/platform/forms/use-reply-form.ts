import { useActionData } from '@remix-run/react';
import { useState } from 'react';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { asTyped, replyFields } from './reply-fields.ts';
import type { DefaultValue } from './reply-fields.ts';

/**
 * A form filled with what the server sent back. The server alone validates: no schema travels to the browser.
 * `intent` names the form where a page has several.
 */
export function useReplyForm<Fields extends Record<string, unknown>>(id: string, defaultValue?: DefaultValue<Fields>, intent?: string) {
  const reply = useActionData() as FormReply | undefined;
  const mine = reply && (intent === undefined || reply.intent === intent) ? reply : undefined;
  // What a field begins with is for its first drawing; after that it holds what its reader typed, whatever comes back.
  const [first] = useState(() => asTyped(mine?.result.initialValue ?? defaultValue));
  const { form, fields } = replyFields<Fields>(id, first, mine?.result);
  const formErrors = [...(form.errors ?? []), ...(mine?.messageKey ? [mine.messageKey] : [])];
  return { form, fields, formErrors };
}
