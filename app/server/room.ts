import type { libraryManifest } from '#app/domains/library/manifest.server.ts';
import type { titlesManifest } from '#app/domains/titles/manifest.server.ts';
import type { BotContribution } from '#app/kernel/contributions/bot-commands.ts';
import type { FeedSource } from '#app/kernel/contributions/feed.ts';
import type { GoalSource } from '#app/kernel/contributions/goal-metric.ts';
import type { NotificationRule, NotificationTopic } from '#app/kernel/contributions/notification-rule.ts';
import type { Importer } from '#app/kernel/contributions/importer.ts';
import type { Quiet } from '#app/kernel/contributions/quiet.ts';
import type { SearchKind } from '#app/kernel/contributions/search.ts';
import type { PersonalData } from '#app/kernel/accounts/personal-data.ts';
import type { CalendarJob } from '#app/platform/jobs/calendar.server.ts';
import type { QueueHost } from '#app/platform/jobs/boss.server.ts';
import type { PdfDesk } from '#app/domains/library/documents/index.server.ts';

/** What a room may give the house; it leaves out what it has not. */
export type Room = {
  room: string;
  personalData: PersonalData;
  calendar?: readonly CalendarJob[];
  notifications?: { topics: readonly NotificationTopic[]; rules: readonly NotificationRule[] };
  quiet?: Quiet;
  goals?: GoalSource;
  importer?: Importer;
  feed?: FeedSource;
  search?: readonly SearchKind[];
  bot?: (tools: { pdf: PdfDesk }) => BotContribution;
  /** Who does the room's jobs; called once, before the queue starts. */
  register?(host: QueueHost, tools: Parameters<typeof libraryManifest.register>[1] & Parameters<typeof titlesManifest.register>[1]): void;
};

/** What those that have it bring of one kind, in the order of the rooms. */
export const broughtBy = <K extends keyof Room>(rooms: readonly Room[], kind: K): NonNullable<Room[K]>[] =>
  rooms.flatMap((room) => {
    const brought = room[kind];
    return brought === undefined ? [] : [brought];
  });
