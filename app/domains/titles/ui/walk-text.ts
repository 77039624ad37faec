import { fromDay } from '#app/platform/i18n/from-day.ts';
import { numberFormat } from '#app/platform/i18n/formats.ts';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { progressUnit } from '../model/title-type.ts';
import type { TitleType } from '../model/title-type.ts';

type Far = { type: TitleType; episodes: number | null; progress: number | null };
type Days = { startedText: string | null; endedText: string | null };

/** How walks are told in words. */
export function useWalkText() {
  const { t, locale } = useTranslation('titles');
  /** "5 of 12 episodes", "3.5 hours"; '' where nothing is counted. */
  const progress = ({ type, episodes, progress: count }: Far): string => {
    const unit = progressUnit[type];
    if (unit === null || count === null) return '';
    if (unit === 'hours') return t('walk.hoursPlayed', { count, value: numberFormat(locale).format(count) });
    return episodes === null ? t('walk.episodesSeen', { count }) : t('walk.episodesOf', { count: episodes, value: count });
  };
  const days = ({ startedText, endedText }: Days): string => {
    if (startedText && endedText) return startedText === endedText ? startedText : t('walk.from', { from: startedText, to: endedText });
    if (startedText) return t('walk.since', { fromDay: fromDay(locale, startedText) });
    return endedText ? t('walk.until', { day: endedText }) : '';
  };
  return { progress, days };
}

/** Facts in one line. */
export const inLine = (facts: readonly (string | null | false | undefined)[]): string => facts.filter(Boolean).join('\u00A0· ');
