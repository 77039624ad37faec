import { dayText, parseDay } from '#app/platform/time/days.ts';
import { periodKinds } from './periods.ts';

/** What is typed of a new goal while its filter is being chosen: all of it is in the address. */
export type Draft = { metric: string; amount: string; period: string; from: string; to: string; repeats: string; filter: string };

/** Reads an address leniently: what it does not say, or says wrongly, is left to the form's defaults. */
export function readDraft(search: URLSearchParams, usual: { metric: string; metrics: readonly string[]; today: Date }): Draft {
  const text = (name: string, pattern: RegExp) => (pattern.test(search.get(name) ?? '') ? (search.get(name) ?? '') : '');
  const day = (name: string) => { const found = parseDay(search.get(name) ?? ''); return found ? dayText(found) : ''; };
  const metric = search.get('metric') ?? '';
  const period = search.get('period') ?? '';
  return {
    metric: usual.metrics.includes(metric) ? metric : usual.metric,
    amount: text('amount', /^\d{1,7}$/),
    period: periodKinds.includes(period as never) ? period : 'month',
    from: day('from') || dayText(usual.today), to: day('to'),
    repeats: search.get('repeats') === 'on' ? 'on' : '',
    filter: text('filter', /^[a-z]{1,30}:[\w-]{1,100}$/),
  };
}
