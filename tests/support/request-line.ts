import { until } from './until.ts';

type RequestLine = { msg: string; method: string; route?: string; status: number; userId?: string; queries?: number };

/** The log's line of the last request to a route. It is written when the answer is gone, which may be after the answer has come. */
export const requestLine = (logLines: readonly string[], route: string): Promise<RequestLine> =>
  until(() => logLines.map((text) => JSON.parse(text) as RequestLine).findLast((line) => line.msg === 'request' && line.route === route));

/** What a page asks of the database. Now and then a request also reads the house's settings anew: the fewest of three is the page's own. */
export async function questionsOf(app: { logLines: string[] }, route: string, visit: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let look = 0; look < 3; look += 1) {
    app.logLines.length = 0;
    await visit();
    counts.push((await requestLine(app.logLines, route)).queries ?? 0);
  }
  return Math.min(...counts);
}
