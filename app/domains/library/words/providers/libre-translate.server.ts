import { z } from 'zod';
import { askJson } from '#app/platform/outgoing/ask-json.server.ts';
import type { Outgoing } from '#app/platform/outgoing/outgoing.server.ts';
import type { Translator } from './translator.ts';

const answer = z.object({ translatedText: z.string().min(1).max(10_000) });

export const libreTranslate = (outgoing: Outgoing, { url, key }: { url: string; key: string | null }): Translator => ({
  provider: 'libretranslate',
  translate: ({ text, from, to }, until) =>
    askJson(
      outgoing, 'libretranslate', { url: `${url}/translate`, json: { q: text, source: from, target: to, format: 'text', ...(key !== null && { api_key: key }) } },
      until, (json) => answer.parse(json).translatedText,
    ),
});
