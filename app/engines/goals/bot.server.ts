import type { BotContribution } from '#app/kernel/contributions/bot-commands.ts';
import { textOf } from '#app/platform/i18n/text-of.ts';
import type { GoalDesk } from './desk.server.ts';
import { listRunningGoals } from './queries/list-goals.server.ts';

/** As many as a message shows without scrolling far. */
const shown = 10;

/** `/goal`: how one's goals stand. */
export const createGoalBot = (goals: GoalDesk): BotContribution => ({
  commands: [{
    name: 'goal',
    descriptionKey: 'goals:bot.description',
    async run({ ctx, t }) {
      const rows = await listRunningGoals({ ...ctx, goals }, { take: shown + 1 });
      if (rows.length === 0) return { text: textOf(t, 'goals:bot.none') };
      const lines = rows.slice(0, shown).map(({ title, meta, progress, standingText, neededText }) =>
        [title, meta, [progress?.text, standingText].filter(Boolean).join('. '), neededText && textOf(t, 'goals:needed', { needed: neededText })].filter(Boolean).join('\n'));
      return { text: [...lines, ...(rows.length > shown ? [textOf(t, 'goals:bot.more')] : [])].join('\n\n') };
    },
  }],
});
