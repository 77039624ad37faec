export type TitleAndSeries = { title: string; series: { name: string; position: string | null } | null };

/**
 * "Tiamat's Wrath (The Expanse, #8)" → title, series and number. Of several series the first is taken. What is not
 * plainly a series with a number ("(Abridged)", "#1-3") stays in the title, so that nothing is lost.
 */
export function splitTitle(text: string): TitleAndSeries {
  const match = /^(.*\S)\s*\(([^()#;]*[^()#;,\s]),?\s+#(\d{1,5}(?:\.\d{1,2})?)(?:\s*;[^()]*)?\)$/.exec(text);
  if (!match) return { title: text, series: null };
  const [, title = '', name = '', position = ''] = match;
  return { title, series: { name, position: plainNumber(position) } };
}

export const joinTitle = (title: string, series: TitleAndSeries['series']): string =>
  series?.position ? `${title} (${series.name}, #${series.position})` : title;

/** "08.50" → "8.5": numbers are compared as the database gives them back. */
export const plainNumber = (text: string): string => String(Number(text));
