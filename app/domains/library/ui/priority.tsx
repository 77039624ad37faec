import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Badge } from '#app/ui/badge.tsx';
import { priorities } from '../model/priority.ts';
import type { Priority } from '../model/priority.ts';

/** Only what stands out is said. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  const { t } = useTranslation('library');
  if (priority !== 'high' && priority !== 'low') return null;
  return <Badge tone={priority === 'high' ? 'accent' : 'plain'}>{t(`priorities.${priority}`)}</Badge>;
}

export function usePriorityOptions() {
  const { t } = useTranslation('library');
  return priorities.map((value) => ({ value, label: t(`priorities.${value}`) }));
}
