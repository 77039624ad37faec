import { z } from 'zod';
import { askJson } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { Translator } from './translator.ts';

const answer = z.object({ data: z.object({ translations: z.array(z.object({ translatedText: z.string().min(1).max(10_000) })).min(1) }) });

/** Google Cloud Translation, version 2; `format: text`, or its answers hold HTML entities. The key goes in a header: addresses end up in logs. */
export const googleTranslate = (outgoing: Outgoing, { url, key }: { url: string; key: string }): Translator => ({
  provider: 'google-translate',
  translate: ({ text, from, to }, until) =>
    askJson(
      outgoing, 'google-translate',
      { url: `${url}/language/translate/v2`, headers: { 'x-goog-api-key': key }, json: { q: text, source: from, target: to, format: 'text' } },
      until, (json) => answer.parse(json).data.translations[0]!.translatedText,
    ),
});
