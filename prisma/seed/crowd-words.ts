/** What the names of a million titles are put together from; no marks in them, so that the database folds them as we do. */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const crowdWords = {
  ru: {
    nouns: words(`Остров Город Дом Берег Ветер Свет Тень Песня Сон Дорога Время Голос Письмо Зима Весна Лето Осень Река Море Лес Сад Мост Замок Башня Звезда
      Комета Зеркало Ключ Маяк Корабль Поезд Вокзал Театр Цирк Карнавал Оркестр Музей Закон Суд Война Мир Побег Встреча Прощание Возвращение Тайна Загадка Легенда Сказка История
      Хроника Дневник Призрак Рыцарь Король Королева Капитан Доктор Учитель Мастер Портной Часовщик Садовник Сторож Ёлка Метель Гроза Радуга Туман`),
    of: words(`тумана ветра моря снега дождя огня времени надежды памяти тишины севера юга востока запада ночи утра полудня заката рассвета лета зимы весны осени звёзд луны солнца
      камня стекла железа серебра золота янтаря печали радости страха смелости дружбы верности разлуки одиночества странников беглецов героев детей великанов волков птиц медведей лисиц
      драконов китов зеркал часов писем книг песен снов дорог мостов башен кораблей городов деревень лесов`),
    starts: words('Ка Ма Та Ли Ро Са Ве До Ну Фа Ги Зо Бе Ла Пи Ра Му Хе Тро Скре Кла Бри Дра Гле Жа Цо Че Ша Вро Сти'),
    ends: words('рон вель дар мир лан тос гард лия ника ван руста мена сель карт док фея лот мис нор пана рик сона тур уна хольм цель шара бург дия зор'),
    given: words('Анна Иван Мария Пётр Ольга Сергей Елена Андрей Ирина Дмитрий Вера Алексей Нина Павел Лидия Фёдор'),
    families: words(`Орлов Белов Сомов Громов Лебедев Соколов Зимин Морозов Снегирёв Ключников Полянский Рощин Озеров Берегов Дубов Кленов Ветров Туманов Камнев Степной Горский Ясный
      Мельник Кузнец Гончар Плотник Рыбак Пастух Садовский Лугов`),
  },
  en: {
    nouns: words(`Island City House Shore Wind Light Shadow Song Dream Road Time Voice Letter Winter Spring Summer Autumn River Sea Forest Garden Bridge Castle Tower Star
      Comet Mirror Key Beacon Ship Train Station Theatre Circus Carnival Orchestra Museum Law Court War Peace Escape Meeting Farewell Return Secret Riddle Legend Tale Story
      Chronicle Diary Ghost Knight King Queen Captain Doctor Teacher Master Tailor Watchmaker Gardener Keeper Pine Blizzard Storm Rainbow Fog`),
    of: words(`Fog Wind Tides Snow Rain Fire Time Hope Memory Silence North South East West Night Morning Noon Sunset Dawn Summers Winters Springs Autumns Stars Moons Suns
      Stone Glass Iron Silver Gold Amber Sorrow Joy Fear Courage Friendship Loyalty Parting Solitude Wanderers Runaways Heroes Children Giants Wolves Birds Bears Foxes
      Dragons Whales Mirrors Clocks Letters Books Songs Dreams Roads Bridges Towers Ships Cities Villages Woods`),
    starts: words('Ka Ma Ta Li Ro Sa Ve Do Nu Fa Gi Zo Be La Pi Ra Mu He Tro Skre Kla Bri Dra Gle Ja Co Che Sha Vro Sti'),
    ends: words('ron vel dar mir lan tos gard lia nika van rusta mena sel kart dok fey lot mis nor pana rik sona tur una holm zel shara burg dia zor'),
    given: words('Ann John Mary Peter Olivia George Helen Andrew Irene Daniel Vera Alex Nina Paul Lydia Frank'),
    families: words(`Orwin Bellow Somers Thunder Swanson Falconer Winters Frost Finch Keyes Fielding Grove Lakeland Shoreham Oakley Mapleton Windham Fogg Stone Steppe Hill Clearwater
      Miller Smith Potter Carpenter Fisher Shepherd Gardner Meadows`),
  },
} as const;
