/** What the circle says about titles: name | who | 0–100 | "spoilers" or nothing, and below it the words, in Markdown, until a line of ---. */
export const titleReviews = `
Сталкер | anna | 95 |
Смотрела трижды, и каждый раз это **другой фильм**. В двадцать лет он про Зону, в тридцать про веру, теперь про жену Сталкера.

> Пусть исполнится то, что задумано.

Лучше всего ночью, без телефона и без вопроса «а когда начнётся?».
---
Сталкер | ilya | 70 |
Красиво и очень медленно. Книга Стругацких мне ближе: там Зона *опасна*, а здесь она скорее молчит.
---
Сталкер | kate | 88 |
I went in for science fiction and came out with a prayer. The railway cart scene is five minutes of a man's neck, and I could not look away.
---
Ёжик в тумане | anna | 100 |
Десять минут, в которых есть всё. Сын спросил, почему лошадь не подошла. Я до сих пор не знаю, что ответить.
---
Ёжик в тумане | aigerim | 92 |
У нас дома говорят «я в реке, пускай река сама несёт меня» вместо «не знаю, что делать».
---
Ёжик в тумане | tom | 84 |
Paper, glass and fog. No computer has ever made anything softer.
---
Иван Васильевич меняет профессию | ilya | 90 |
Знаю наизусть и всё равно смеюсь на «Замуровали, демоны!». Инженерный юмор высшей пробы.
---
Летят журавли | anna | 96 | spoilers
Сцена с лестницей и кружащимися берёзами снята так, что понимаешь: **Бориса больше нет**, хотя Вероника ждёт до последнего вагона.

И всё равно она раздаёт цветы. Плачу каждый раз.
---
Летят журавли | kate | 93 |
The camera behaves like somebody in love: it runs, trips, climbs stairs. Made in 1957 and still ahead of us.
---
Москва слезам не верит | aigerim | 78 |
Первая серия идеальная. Ко второй у меня вопросы, и все они к Гоше.
---
Покровские ворота | anna | 88 |
Фильм, который ставят, когда на душе серо. Савва Игнатьич, Хоботов, Маргарита Павловна: всех бы обняла и ни с кем не стала бы жить.
---
Ирония судьбы, или С лёгким паром! | ilya | 65 |
Традиция есть традиция. Но Ипполита мне жалко всё больше: человек просто пришёл на Новый год.
---
Зеркало | aigerim | 81 |
Не пытайтесь понять с первого раза. Представьте, что вам рассказывают чужой сон, а в нём вдруг ваша бабушка.
---
Семнадцать мгновений весны | ilya | 85 |
Самый напряжённый сериал, в котором почти никто никуда не бежит. *Информация к размышлению.*
---
Твин Пикс | anna | 87 | spoilers
Пока все ищут убийцу, сериал показывает город, где каждый немножко виноват. Финал второго сезона с зеркалом и вопросом «Как там Энни?» снился мне неделю: **Купер остался там**.
---
Твин Пикс | aigerim | 74 |
Первый сезон прекрасен. Второй провисает ровно посередине, потерпите:

1. смотрите до семнадцатой серии;
2. простите линию с мотоциклистом;
3. дождитесь финала.
---
Чернобыль | ilya | 91 |
Как инженер могу придираться к деталям суда, но главное передано точно: *цена лжи* складывается из мелочей.
---
Чернобыль | tom | 89 |
Watched it in one night and slept badly for three. The scene on the roof lasts exactly as long as it had to.
---
Идиот | anna | 90 |
Миронов играет так тихо, что хочется перестать дышать. Единственная экранизация, после которой сразу открыла книгу.
---
Унесённые призраками | aigerim | 98 |
Пересматриваю, когда надо вспомнить, *кто я и как меня зовут*. Поезд по воде: самая спокойная сцена в кино.
---
Унесённые призраками | kate | 95 |
Everything a child fears about growing up, and how politely she deals with it. My bookshop has had a soot sprite over the till ever since.
---
Мой сосед Тоторо | anna | 90 |
Ничего не происходит, и лучше этого ничего не бывает. Смотреть с детьми, под дождь.
---
Ковбой Бибоп | ilya | 94 | spoilers
Музыка, дым и люди, которые бегут от прошлого. Последние две серии лучше не читать нигде: да, **Спайк** идёт туда, зная, чем кончится.

*You're gonna carry that weight.*
---
Ковбой Бибоп | tom | 92 |
Twenty-six short stories with a saxophone. Start with *Ballad of Fallen Angels* if you doubt it.
---
Мастер муси | aigerim | 93 |
По одной серии на ночь, не больше. Каждая как хороший рассказ Чехова, только с грибами.
---
Стальной алхимик: Братство | ilya | 88 |
Шестьдесят четыре серии без лишней. Редкий случай, когда все ружья стреляют.
---
Твоё имя | anna | 76 |
Очень красиво, сюжет держится на честном слове и на музыке. Но на лестнице в конце я всё равно расплакалась.
---
Монстр | ilya | 83 |
Детектив, который с каждой серией замедляется и от этого становится страшнее.
---
Мор. Утопия | ilya | 86 |
Ненавидел её двенадцать дней и думаю о ней двенадцать лет. Играть **с заметками**: город не ждёт.
---
Мор. Утопия | aigerim | 58 |
Признаю величие, но больше никогда. Я слишком часто умирала от голода, чтобы думать о философии.
---
Космические рейнджеры 2: Доминаторы | ilya | 92 |
Текстовый квест про тюрьму прошёл раз сорок. Стратегию на планетах пропускаю, всё остальное золото.
---
Тетрис | anna | 80 |
Единственная игра, в которую я играю. Рекорд держится с девяносто шестого года и записан на обоях у мамы.
---
Ведьмак 3: Дикая Охота | ilya | 97 | spoilers
Кровавый барон: лучший квест из всех, что я проходил. Освободите духа на холме или убейте, хорошего выхода **не будет** ни в одном случае.
---
Ведьмак 3: Дикая Охота | kate | 82 |
I came for the monsters and stayed for the card game. Sixty hours of gwent, some of them on purpose.
---
Герои Меча и Магии III | aigerim | 88 |
Мы с братом делили один компьютер и один замок. Он всегда брал Некрополис. Я до сих пор не простила.
---
Seven Samurai | kate | 97 |
Three and a half hours and I would not cut a minute. Watch how each of the seven **is introduced by what he does**, never by what he says.
---
Seven Samurai | anna | 90 |
Все боевики мира выросли из этого дождя. Тосиро Мифунэ скачет вокруг остальных, как щенок, и он же разбивает сердце.
---
The Third Man | tom | 91 | spoilers
Knowing that **Harry is alive** spoils nothing: the cat finds him, a light goes on, and cinema never quite recovers from that smile.
---
The Third Man | kate | 86 |
Come for the zither, stay for the last shot. She walks, and walks, and walks past.
---
2001: A Space Odyssey | tom | 84 |
See it on the biggest screen you can find. At home I made it as far as the docking and was asleep before the waltz ended.
---
2001: A Space Odyssey | ilya | 93 |
Тишина в космосе, как и должно быть. HAL остаётся самым человечным в фильме, и это пугает.
---
Paddington 2 | kate | 99 |
A perfect film. I will not be taking questions.
---
Paddington 2 | anna | 85 |
Пошла с племянницей, плакала громче неё. Доброта, которой не стыдно.
---
Parasite | tom | 90 | spoilers
The first hour is the funniest con of the decade. Then somebody rings the bell in the rain and **there is a man under the house**, and it stops being funny without ever changing its tone.
---
Playtime | tom | 79 |
The restaurant takes forty minutes to fall apart and every table has its own film.
---
Casablanca | kate | 94 |
Everybody quotes the wrong line. The best is the one about the waters.

- *Rick:* I came for the waters.
- *Renault:* The waters? What waters? We're in the desert.
- *Rick:* I was misinformed.
---
Arrival | anna | 89 |
Фильм про язык, который меняет время. После него села перечитывать Теда Чана.
---
The Wire | tom | 98 |
Give it four episodes. By the fifth you will know more about a city than a year of newspapers tells you. Season four, the school, is the best thing television has done.
---
Fleabag | kate | 95 | spoilers
She looks at us all the time and we think nothing of it, until **the Priest notices**. Twelve episodes, no filler, one fox.
---
Severance | tom | 82 |
White corridors have never been so tense. The waffle party I could have done without.
---
Over the Garden Wall | kate | 90 |
Every October, in one evening, with soup.
---
Columbo | tom | 77 |
Comfort food with a murder in it. The shoes, the dog, the wife nobody has seen.
---
Station Eleven | kate | 88 |
Slow at first, then everybody you met turns out to be holding the same small book.
---
Steins;Gate | tom | 85 |
The first half dawdles on purpose. When it turns, you realise you had been given *everything* you need.
---
Frieren: Beyond Journey's End | aigerim | 96 |
Про то, как поздно начинаешь скучать. Заклинание, от которого зацветает поле, важнее всех боёв.
---
Frieren: Beyond Journey's End | kate | 91 |
It begins where fantasy usually ends and asks what is left to do. Mostly: be kind, collect silly spells.
---
Barakamon | aigerim | 80 |
Переехать бы на такой остров. Хотя бы на лето, хотя бы без интернета.
---
Ghost in the Shell | ilya | 86 |
Восемьдесят минут, из которых выросло полфантастики. Прогулка по городу под хор важнее сюжета.
---
Ping Pong the Animation | tom | 89 |
It looks wrong for ten minutes and then nothing else looks right.
---
Disco Elysium | ilya | 95 |
Проиграл спор собственному галстуку и ни о чём не жалею. **Читать внимательно**: здесь смешно в каждой второй строке и больно в каждой третьей.
---
Disco Elysium | kate | 93 |
The best novel I read that year happened to have dice in it.
---
Outer Wilds | ilya | 100 |
Ничего не читайте. Просто летите. Возвращаться туда впервые уже не получится, и это единственный её недостаток.
---
Outer Wilds | tom | 94 | spoilers
The moment I understood that **the sun was not going to be saved** I put the controller down and made tea. Then I went to sit by the fire with the others.
---
Portal 2 | aigerim | 90 |
Проходили вдвоём на одном диване. Дружба выдержала, голос нет.
---
Hades | kate | 87 |
I die, I get home, my father is rude, the dog is pleased. It is the most domestic game about hell.
---
Stardew Valley | anna | 82 |
Обещала себе один день на ферме. Прошла весна.
---
Celeste | tom | 84 |
Died 2,318 times. The mountain did not once make me feel stupid.
---
Return of the Obra Dinn | kate | 92 |
A whodunnit sixty times over, in two colours. Keep a *paper* notebook, you will want it.
---
Hollow Knight | ilya | 78 |
Красиво, печально и слишком далеко от скамейки до босса.
---
`;
