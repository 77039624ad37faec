import type { WalkState } from '../walk-state.ts';
import type { ListedTitle } from './listed-title.ts';

export const xmlStart = '<?xml version="1.0" encoding="UTF-8"?>\n<myanimelist>\n<myinfo><user_export_type>1</user_export_type></myinfo>\n';
export const xmlEnd = '</myanimelist>\n';

const states: Record<WalkState, string> = { planned: 'Plan to Watch', in_progress: 'Watching', paused: 'On-Hold', completed: 'Completed', mastered: 'Completed', dropped: 'Dropped' };

const escapeXml = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One anime with MyAnimeList's tags, and some of ours, which other readers pass over: what theirs cannot say. */
export function animeXml({ name, year, episodes, sources, walk, review }: ListedTitle): string {
  const malId = sources.find(({ source }) => source === 'mal')?.externalId ?? '0';
  const tags: [string, string | number][] = [
    ['series_animedb_id', malId], ['series_title', name], ['series_episodes', episodes ?? 0],
    ['my_watched_episodes', Math.floor(walk?.progress ?? 0)], ['my_start_date', walk?.startedOn ?? '0000-00-00'], ['my_finish_date', walk?.endedOn ?? '0000-00-00'],
    ['my_score', review ? Math.max(1, Math.round(review.rating / 10)) : 0], ['my_status', walk ? states[walk.state] : ''], ['my_comments', review?.text ?? ''],
    ['my_times_watched', walk?.past.length ?? 0], ['update_on_import', 1],
    ...(year === null ? [] : [['kruzhok_year', year] as [string, number]]),
    ...(walk ? [['kruzhok_state', walk.state] as [string, string]] : []),
    ...(review ? [['kruzhok_rating', review.rating] as [string, number]] : []),
    ...(review?.hasSpoilers ? [['kruzhok_spoilers', 1] as [string, number]] : []),
  ];
  return `<anime>\n${tags.map(([tag, value]) => `  <${tag}>${escapeXml(String(value))}</${tag}>\n`).join('')}</anime>\n`;
}
