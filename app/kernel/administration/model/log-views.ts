import { parseDay } from '#app/platform/time/days.ts';
import { isUuid } from '#app/platform/text/uuid.ts';
import { searchText } from './people-view.ts';

export const mailStates = ['queued', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

/** Which letters of the log: what its address says. */
export type MailView = { q: string; state: MailState | null; template: string | null; person: string | null; after: string | null };

/** Which events of the journal. `person` as typed: a name, an address, an id; `from` and `to` are days of the reader's calendar, both included. */
export type AuditView = { kind: string | null; person: string | null; from: string | null; to: string | null; after: string | null };

const name = /^[a-z][a-z0-9.-]{0,59}$/;

const reader = (params: URLSearchParams) => {
  const value = (key: string) => (params.get(key) ?? '').trim();
  return {
    value,
    id: (key: string) => (isUuid(value(key)) ? value(key).toLowerCase() : null),
    name: (key: string) => (name.test(value(key)) ? value(key) : null),
    day: (key: string) => (/^(19|20|21)/.test(value(key)) && parseDay(value(key)) ? value(key) : null),
    after: value('after') || null,
  };
};

export function readMailView(params: URLSearchParams): MailView {
  const { value, id, name: named, after } = reader(params);
  const state = mailStates.find((known) => known === value('state')) ?? null;
  return { q: searchText(value('q')), state, template: named('template'), person: id('person'), after };
}

export function mailQuery(view: MailView, changes: Partial<MailView> = {}): Record<string, string | null> {
  const { q, ...rest } = { ...view, after: null, ...changes };
  return { q: q || null, ...rest };
}

export function readAuditView(params: URLSearchParams): AuditView {
  const { value, name: named, day, after } = reader(params);
  return { kind: named('kind'), person: searchText(value('person')) || null, from: day('from'), to: day('to'), after };
}

export const auditQuery = (view: AuditView, changes: Partial<AuditView> = {}): Record<string, string | null> => ({ ...view, after: null, ...changes });
