type DemoProfile = {
  bio?: string;
  learningGoal?: string;
  profileVisibility?: 'everyone' | 'members' | 'nobody';
  links?: { kind: 'instagram' | 'google' | 'github' | 'own'; url: string; label?: string }[];
};

/** What the demo's people say about themselves: much, a little, and nothing. */
export const demoProfiles: Record<string, DemoProfile> = {
  anna: {
    bio: [
      'Читаю с шести лет и с тех пор не дочитала только «Улисса». По утрам русская проза, по вечерам английские романы, в дороге детективы.',
      'Веду в нашем кружке встречи по четвергам. Люблю книги, после которых хочется позвонить кому-нибудь, и терпеть не могу, когда пересказывают конец.',
      'Если вы ищете, с кем прочитать «Анну Каренину» вслух, это ко мне.',
    ].join('\n\n'),
    learningGoal: 'К лету читать «Миддлмарч» без словаря.',
    links: [
      { kind: 'instagram', url: 'https://www.instagram.com/anna.chitaet/' },
      { kind: 'github', url: 'https://github.com/anna-petrova-reads' },
      { kind: 'google', url: 'https://scholar.google.com/citations?user=annapetrova' },
      { kind: 'own', url: 'https://anna-petrova.ru/zametki-na-polyah', label: 'Заметки на полях' },
      { kind: 'own', url: 'https://chetverg.club/', label: 'Наши четверги' },
    ],
  },
  ilya: { bio: 'Инженер. Фантастика, горы и хорошие справочники.', links: [{ kind: 'github', url: 'https://github.com/ilya-sokolov-ekb' }] },
  aigerim: { learningGoal: 'Прочитать всего Ауэзова по-казахски.' },
  kate: {
    profileVisibility: 'everyone',
    bio: 'Bookseller, slow reader, fast talker.\n\nI keep a list of opening lines and will show it to anybody who asks.',
    learningGoal: 'Enough Russian to read Chekhov the way he wrote.',
    links: [{ kind: 'instagram', url: 'https://www.instagram.com/kate.opens.books/' }, { kind: 'own', url: 'https://openinglines.org/', label: 'Opening lines' }],
  },
  tom: { profileVisibility: 'nobody' },
};
