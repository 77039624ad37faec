import type { Habits } from './reading-life.ts';

export type DemoPerson = {
  id: string;
  username: string;
  firstName: string;
  lastName: string;
  email: string;
  locale: 'ru' | 'en';
  seed: number;
  /** How many Russian and English books stand on the shelf. */
  shelf: { ru: number; en: number };
  habits: Habits;
};

export const demoPassword = 'a-lamp-and-a-book';

const habits = { weekdays: 0.6, weekends: 0.8, open: 2, stops: 0.06 };

export const demoPeople: DemoPerson[] = [
  {
    id: '01900000-0000-7000-8000-00000000000a', username: 'anna', firstName: 'Анна', lastName: 'Петрова', email: 'anna@kruzhok.example', locale: 'ru', seed: 11,
    shelf: { ru: 60, en: 18 }, habits: { ...habits, open: 3, weekdays: 0.75, timeZone: 'Europe/Moscow' },
  },
  {
    id: '01900000-0000-7000-8000-00000000000b', username: 'ilya', firstName: 'Илья', lastName: 'Соколов', email: 'ilya@kruzhok.example', locale: 'ru', seed: 23,
    shelf: { ru: 38, en: 8 }, habits: { ...habits, timeZone: 'Asia/Yekaterinburg' },
  },
  {
    id: '01900000-0000-7000-8000-00000000000c', username: 'aigerim', firstName: 'Айгерим', lastName: 'Сатпаева', email: 'aigerim@kruzhok.example', locale: 'ru', seed: 37,
    shelf: { ru: 30, en: 20 }, habits: { ...habits, weekdays: 0.35, weekends: 0.7, timeZone: 'Asia/Almaty' },
  },
  {
    id: '01900000-0000-7000-8000-00000000000d', username: 'kate', firstName: 'Kate', lastName: 'Morgan', email: 'kate@kruzhok.example', locale: 'en', seed: 41,
    shelf: { ru: 0, en: 58 }, habits: { ...habits, open: 3, weekdays: 0.7, timeZone: 'Europe/London' },
  },
  {
    id: '01900000-0000-7000-8000-00000000000e', username: 'tom', firstName: 'Tom', lastName: 'Becker', email: 'tom@kruzhok.example', locale: 'en', seed: 53,
    shelf: { ru: 4, en: 26 }, habits: { ...habits, weekdays: 0.4, stops: 0.15, timeZone: 'Europe/Berlin' },
  },
];
