import { checkAccent, grounds } from '#app/kernel/house/model/accent.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';

/** How a colour looks on the paper of both themes; nothing while it cannot be read. Drawn: a page has no styles of its own. */
export function AccentSample({ hex }: { hex: unknown }) {
  const { t } = useTranslation('house');
  const colour = typeof hex === 'string' ? hex.trim().toLowerCase().replace(/^#?/, '#') : '';
  if (!/^#[0-9a-f]{6}$/.test(colour)) return null;
  const found = checkAccent(colour);
  if (!found.isReadable) return null;
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-13 text-soft">{t('sample')}</figcaption>
      <svg viewBox="0 0 400 72" width="400" height="72" className="max-w-full h-auto" aria-hidden>
        {(['light', 'dark'] as const).map((theme, at) => (
          <g key={theme} transform={`translate(${at * 204} 0)`} fontSize="15">
            <rect x="0.5" y="0.5" width="195" height="71" rx="6" fill={grounds[theme].paper} stroke="var(--line)" />
            <rect x="14" y="18" width="92" height="36" rx="6" fill={found.accent[theme].accent} />
            <text x="60" y="41" textAnchor="middle" fontWeight="550" fill={found.accent[theme].ink}>{t('sampleButton')}</text>
            <text x="122" y="41" textDecoration="underline" fill={found.accent[theme].accent}>{t('sampleLink')}</text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
