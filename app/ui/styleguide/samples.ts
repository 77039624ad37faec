/** Sample words of the style guide: long Russian words on purpose. */
export const sampleBooks = [
  { title: 'Анна Каренина', author: 'Лев Толстой' },
  { title: 'The Left Hand of Darkness', author: 'Ursula K. Le Guin' },
  { title: 'Человеконенавистничество и раскаяние', author: 'Август фон Коцебу' },
  { title: 'Мы', author: 'Евгений Замятин' },
  { title: 'Gödel, Escher, Bach: An Eternal Golden Braid', author: 'Douglas Hofstadter' },
  { title: 'Двенадцать стульев', author: 'Илья Ильф, Евгений Петров' },
  { title: 'Превращение', author: 'Франц Кафка' },
  { title: 'Dubliners', author: 'James Joyce' },
  { title: 'Повесть о том, как поссорился Иван Иванович с Иваном Никифоровичем', author: 'Николай Гоголь' },
  { title: 'Сто лет одиночества', author: 'Габриэль Гарсиа Маркес' },
  { title: 'Middlemarch', author: 'George Eliot' },
  { title: 'Путешествие из Петербурга в Москву', author: 'Александр Радищев' },
  { title: 'Пикник на обочине', author: 'Аркадий и Борис Стругацкие' },
  { title: 'Zen and the Art of Motorcycle Maintenance', author: 'Robert M. Pirsig' },
];

export const sampleMonths = [412, 530, 288, 640, 0, 385, 720, 455, 610, 1012, 780, 380].map((value, index) => ({
  label: ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'][index] ?? '',
  value,
  valueLabel: value > 999 ? '1 012' : undefined,
  current: index === 11,
}));

export const samplePace = [1, 3, 4, 8, 10, 12, 13, 17, 20, 23, 26].map((read, index) => ({ x: index + 1, read, pace: Math.round(((index + 1) * 24) / 1.1) / 10 }));

export const sampleDays = Array.from({ length: 365 }, (_, index) => {
  const date = new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10);
  const read = (index * 37) % 11 < 5 ? 0 : ((index * 53) % 60) + 4;
  return { date, value: index > 325 ? null : read, title: `${date}: ${read}` };
});

export const sampleMonthsOfDays = sampleMonths.map(({ label }, month) => ({
  name: label, label: `${label} 2025`, days: sampleDays.filter(({ date }) => Number(date.slice(5, 7)) === month + 1),
}));

export const sampleRanks = [['Ursula K. Le Guin', 7], ['Михаил Афанасьевич Салтыков-Щедрин', 4], ['George Eliot', 3], ['Anonymous', 1]].map(([label, value]) => ({
  key: String(label), label: String(label), value: Number(value), valueLabel: String(value), href: '#',
}));
