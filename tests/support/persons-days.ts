import { addDays, dayInZone, dayText } from '#app/platform/time/days.ts';

/** Where the people of the end-to-end tests live, and their browsers. */
export const personsZone = 'Europe/Berlin';

/** The day that it is there, or one some days away, as fields of days hold it. */
export const personsDay = (days = 0): string => dayText(addDays(dayInZone(new Date(), personsZone), days));
