/** Words about some books, in the language of the shelf. */
export const reviews: Record<string, string> = {
  'Мастер и Маргарита': 'Читаю в четвёртый раз и снова смеюсь там же, где в первый.\n\nВ этот раз заметила, как много здесь воздуха и луны.',
  'Заповедник': 'Коротко, смешно и очень грустно. Каждое предложение хочется прочитать вслух.',
  'Лавр': 'Книга, после которой неделю не хочется начинать другую.',
  'Обломов': 'Ожидала скуки, а нашла самого живого человека русской литературы.',
  'Пикник на обочине': 'Лучшее, что написано о том, чего мы не понимаем.',
  'Жизнь и судьба': 'Тяжело и необходимо. Читать понемногу, не откладывая надолго.',
  'Слово живое и мёртвое': 'Полезнее любого учебника. Теперь вижу канцелярит даже в объявлениях в лифте.',
  'The Left Hand of Darkness': 'The crossing of the ice is the best eighty pages I have read in years.',
  'Piranesi': 'A small, strange, kind book. Best read in two evenings with nothing else on.',
  'The Remains of the Day': 'Everything that matters happens in what he does not say.',
  'Middlemarch': 'Took me three months and I would start again tomorrow.',
  'Wolf Hall': 'Once you know who “he” is, there is no putting it down.',
  'Designing Data-Intensive Applications': 'The chapter on transactions alone is worth the shelf space.',
};
