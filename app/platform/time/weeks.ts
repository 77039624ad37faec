/** First day of the week as ISO counts days: Monday or Sunday. */
export type WeekStart = 1 | 7;

/** How many days after the week's first day this one is. */
export const placeInWeek = (day: Date, weekStart: WeekStart): number => (day.getUTCDay() - weekStart + 7) % 7;
