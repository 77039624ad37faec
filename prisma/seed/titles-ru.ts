/**
 * type | name | original name | year | episodes | genres | role:name; more | source:id; more | cover: palette motif
 * and on the next line what it is about, in our own words. The circle's Russian half wrote these.
 */
export const russianTitles = `
film | Сталкер | | 1979 | | science-fiction, drama | director:Андрей Тарковский; author:Аркадий Стругацкий; author:Борис Стругацкий | imdb:tt0079944 | moss road
Трое идут через заброшенную Зону к комнате, где исполняются желания. Чем ближе порог, тем меньше им хочется его переступить.
film | Ёжик в тумане | | 1975 | | animation, short, family | director:Юрий Норштейн | imdb:tt0073099 | ice forest
Ёжик несёт другу малиновое варенье и заходит в туман посмотреть, как там живётся лошади. Десять минут, которые помнят всю жизнь.
film | Иван Васильевич меняет профессию | | 1973 | | comedy, science-fiction | director:Леонид Гайдай | imdb:tt0070233 | lemon city
Машина времени путает управдома и царя: один попадает на трон, другой в коммунальную квартиру. Цитаты из этого фильма слышны за каждым новогодним столом.
film | Летят журавли | | 1957 | | drama, romance, war | director:Михаил Калатозов | imdb:tt0050634 | paper birds
Вероника ждёт с войны Бориса, а письма всё не приходят. Камера бежит, кружится и поднимается по лестнице вместе с героями.
film | Москва слезам не верит | | 1979 | | drama, romance, comedy | director:Владимир Меньшов | imdb:tt0079579 | plum windows
Три подруги приезжают покорять столицу. Через двадцать лет каждая знает, что из этого вышло и чего стоило.
film | Покровские ворота | | 1982 | | comedy, romance | director:Михаил Козаков | | coral arches
Московская коммуналка, где бывшая жена никак не отпустит бывшего мужа, а весёлый сосед помогает ему сбежать к счастью.
film | Ирония судьбы, или С лёгким паром! | | 1975 | | comedy, romance | director:Эльдар Рязанов | imdb:tt0073179 | night windows
Одинаковые дома, одинаковые двери и один ключ на два города. Под Новый год это меняет сразу несколько жизней.
film | Зеркало | | 1975 | | drama, biography | director:Андрей Тарковский | imdb:tt0072443 | rust hillside
Воспоминания о детстве, матери и войне, сложенные не по порядку, а так, как они приходят ночью.
series | Семнадцать мгновений весны | | 1973 | 12 | historical, thriller, war | director:Татьяна Лиознова; author:Юлиан Семёнов | imdb:tt0069628 | paper clocks
Весной сорок пятого советский разведчик выясняет, кто в Берлине ведёт тайные переговоры. Паузы здесь важнее погонь.
series | Место встречи изменить нельзя | | 1979 | 5 | crime, detective, drama | director:Станислав Говорухин | imdb:tt0079574 | rust doors
Послевоенная Москва, банда «Чёрная кошка» и два следователя, которые по-разному понимают закон.
series | Твин Пикс | Twin Peaks | 1990 | 30 | mystery, drama, supernatural | author:Дэвид Линч; author:Марк Фрост; network:ABC | imdb:tt0098936 | plum phases
Агент ФБР приезжает в городок на границе леса расследовать убийство школьницы и остаётся среди сов, снов и вишнёвых пирогов.
series | Ликвидация | | 2007 | 14 | crime, historical, drama | director:Сергей Урсуляк | | sea tide
Одесса сорок шестого года: следователь Гоцман ищет Академика, город шутит, маршал Жуков сердится.
series | Чернобыль | Chernobyl | 2019 | 5 | drama, historical | author:Крэйг Мейзин; network:HBO | imdb:tt7366338 | moss tapes
Взрыв на станции, люди, которые гасят его последствия, и цена каждой неправды, сказанной до и после.
series | Идиот | | 2003 | 10 | drama, historical | director:Владимир Бортко | | jade lamps
Роман Достоевского почти дословно: князь Мышкин возвращается в Петербург, где его доброту принимают за болезнь.
series | Мост | Bron/Broen | 2011 | 38 | crime, thriller, drama | author:Ханс Русенфельдт | imdb:tt1733785 | ice rings
Тело лежит ровно посередине моста между Данией и Швецией, и два следователя вынуждены работать вместе.
anime | Унесённые призраками | 千と千尋の神隠し | 2001 | | fantasy, adventure, family | director:Хаяо Миядзаки; studio:Studio Ghibli | mal:199; imdb:tt0245429 | sea waves
Тихиро остаётся одна в городе духов и нанимается работать в купальни, чтобы вернуть родителям человеческий вид.
anime | Мой сосед Тоторо | となりのトトロ | 1988 | | fantasy, family, slice-of-life | director:Хаяо Миядзаки; studio:Studio Ghibli | mal:523; imdb:tt0096283 | jade reeds
Две сестры переезжают в старый дом у леса. В лесу живёт кто-то огромный, мягкий и очень вежливый.
anime | Ковбой Бибоп | カウボーイビバップ | 1998 | 26 | action, science-fiction, drama | director:Синъитиро Ватанабэ; studio:Sunrise | mal:1; imdb:tt0213338 | rust note
Охотники за головами летают по Солнечной системе без денег и без еды, зато под хороший джаз.
anime | Мастер муси | 蟲師 | 2005 | 26 | mystery, supernatural, slice-of-life | director:Хироси Нагахама; studio:Artland | mal:457 | moss reeds
Гинко ходит от деревни к деревне и лечит людей, в чью жизнь вмешались муси: не звери, не духи, а сама основа живого.
anime | Стальной алхимик: Братство | 鋼の錬金術師 | 2009 | 64 | action, adventure, fantasy, shonen | director:Ясухиро Ириэ; studio:Bones | mal:5114; imdb:tt1355642 | lemon rays
Два брата нарушили главный запрет алхимии и теперь ищут, чем вернуть то, что она у них забрала.
anime | Твоё имя | 君の名は。 | 2016 | | romance, drama, supernatural | director:Макото Синкай; studio:CoMix Wave Films | mal:32281; imdb:tt5311514 | dusk comet
Девочка из горного посёлка и мальчик из Токио просыпаются в телах друг друга и оставляют записки, чтобы не запутаться.
anime | Монстр | MONSTER | 2004 | 74 | thriller, psychological, crime, seinen | director:Масаюки Кодзима; studio:Madhouse | mal:19 | night clouds
Хирург спас мальчика вместо мэра. Через девять лет он едет по всей Германии, чтобы исправить то, что спас.
anime | Евангелион | 新世紀エヴァンゲリオン | 1995 | 26 | mecha, psychological, science-fiction | director:Хидэаки Анно; studio:Gainax | mal:30; imdb:tt0112159 | violet rays
Подростков сажают в огромных роботов, чтобы остановить Ангелов. Роботы оказываются самым простым из того, с чем им приходится жить.
game | Мор. Утопия | | 2005 | | adventure, survival, psychological | developer:Ice-Pick Lodge | imdb:tt0461065 | rust town
Степной город умирает от песчаной язвы. У каждого из трёх целителей двенадцать дней и своя правда о болезни.
game | Космические рейнджеры 2: Доминаторы | | 2004 | | strategy, role-playing, adventure, science-fiction | developer:Elemental Games | | night planets
Торгуй, воюй, прыгай между звёздами и читай текстовые квесты про тюрьму и выборы. Галактика живёт и без тебя.
game | Тетрис | | 1985 | | puzzle, arcade | author:Алексей Пажитнов | | violet fallen
Фигуры из четырёх клеток падают в стакан. Правил на одну строчку, вечеров на всю жизнь.
game | Ведьмак 3: Дикая Охота | Wiedźmin 3: Dziki Gon | 2015 | | role-playing, action, fantasy | developer:CD Projekt RED | steam:292030 | dusk summit
Геральт ищет Цири по разорённым войной землям, а по пути играет в гвинт и распутывает чужие беды, в которых нет правых.
game | Тургор | | 2008 | | adventure, survival | developer:Ice-Pick Lodge | | ice maze
Безымянный гость Промежутка собирает цвет, чтобы прожить ещё немного, и раздаёт его Сёстрам, чтобы одна из них выпустила его наверх.
game | Герои Меча и Магии III | Heroes of Might and Magic III | 1999 | | strategy, fantasy | developer:New World Computing | | jade land
Ещё один ход, и спать: до победы рукой подать, вот только дракон не стоит там, где его ждали.
game | Чёрная книга | | 2021 | | role-playing, strategy, fantasy | developer:Мортёшка | steam:1138660 | plum creature
Молодая ведьма собирает карты заговоров, чтобы открыть семь печатей и вернуть суженого. Пермский север со всеми его бесами.
`;
