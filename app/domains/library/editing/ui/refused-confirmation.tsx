import { useActionData } from '@remix-run/react';
import type { FormReply } from '#app/platform/http/route.server.ts';
import { Banner } from '#app/ui/banner.tsx';
import { useErrorText } from '#app/ui/field.tsx';

/** Why the button just pressed did nothing. */
export function RefusedConfirmation() {
  const reply = useActionData() as FormReply | undefined;
  const errorText = useErrorText();
  return reply?.messageKey ? <Banner tone="danger">{errorText(reply.messageKey)}</Banner> : null;
}
