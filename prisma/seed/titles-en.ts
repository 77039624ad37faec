/** As in titles-ru.ts; the circle's English half wrote these. */
export const englishTitles = `
film | Seven Samurai | 七人の侍 | 1954 | | action, drama, historical | director:Akira Kurosawa | imdb:tt0047478 | paper banners
A village with nothing but rice hires seven swordsmen to face the bandits who will come back after the harvest. Three and a half hours, none of them long.
film | The Third Man | | 1949 | | mystery, thriller, crime | director:Carol Reed; author:Graham Greene | imdb:tt0041959 | night arches
A writer of westerns comes to Vienna to see a friend and arrives in time for the funeral. Nobody can agree how many men carried the body.
film | 2001: A Space Odyssey | | 1968 | | science-fiction, adventure | director:Stanley Kubrick; author:Arthur C. Clarke | imdb:tt0062622 | night orbit
A black slab, a bone, a ship on its way to Jupiter and a calm voice that would rather not open the door.
film | Paddington 2 | | 2017 | | family, comedy, adventure | director:Paul King | imdb:tt4468740 | coral city
A small bear goes to prison for a book he did not steal, and makes it a nicer place with marmalade.
film | Parasite | 기생충 | 2019 | | thriller, drama, comedy | director:Bong Joon-ho | imdb:tt6751668 | jade stairs
A family from a basement finds work, one by one, in a house on a hill. The house has a basement of its own.
film | Playtime | | 1967 | | comedy | director:Jacques Tati | imdb:tt0062136 | ice city
Monsieur Hulot has an appointment somewhere in a city of glass. Look in the corners: that is where the jokes are.
film | Casablanca | | 1942 | | romance, drama, war | director:Michael Curtiz | imdb:tt0034583 | rust sea
Everybody in town is waiting for a letter of transit. Rick has two, and a song he does not want to hear.
film | Arrival | | 2016 | | science-fiction, drama, mystery | director:Denis Villeneuve | imdb:tt2543164 | ice hillside
Twelve ships hang over twelve places, and a linguist has to ask what they want. Learning the language changes the person who learns it.
series | The Wire | | 2002 | 60 | crime, drama | author:David Simon; network:HBO | imdb:tt0306414 | dusk tapes
Baltimore, told five times: from the corner, the docks, the town hall, the school and the newspaper.
series | Fleabag | | 2016 | 12 | comedy, drama | author:Phoebe Waller-Bridge | imdb:tt5687612 | coral doors
A woman runs a guinea-pig café, tells us everything and hides the one thing that matters.
series | Fawlty Towers | | 1975 | 12 | comedy | author:John Cleese; author:Connie Booth; network:BBC | imdb:tt0072500 | lemon doors
A hotel in Torquay is run by a man who cannot stand guests. Twelve farces, each built like a watch.
series | Severance | | 2022 | 19 | science-fiction, thriller, mystery | author:Dan Erickson; network:Apple TV+ | imdb:tt11280740 | jade rings
Staff of one floor have their memories divided between office and home. One of them begins to wonder who goes home.
series | Over the Garden Wall | | 2014 | 10 | animation, fantasy, family | author:Patrick McHale; network:Cartoon Network | imdb:tt3718778 | moss lamps
Two brothers lost in a wood that is older than it should be, with a bluebird, a frog and a lantern.
series | Columbo | | 1971 | 69 | detective, crime | author:Richard Levinson; author:William Link | imdb:tt1466074 | rust clocks
You see who did it in the first ten minutes. Then a man in a raincoat comes back with just one more question.
series | Station Eleven | | 2021 | 10 | drama, science-fiction | author:Patrick Somerville | imdb:tt10574236 | night phases
Twenty years after a pandemic a company of actors walks around the lakes with Hamlet, because survival is not enough.
anime | Steins;Gate | シュタインズ・ゲート | 2011 | 24 | science-fiction, thriller, psychological | director:Hiroshi Hamasaki; studio:White Fox | mal:9253; imdb:tt1910272 | paper bolt
A self-appointed mad scientist finds that his microwave sends messages into the past. Undoing them is the hard part.
anime | Frieren: Beyond Journey's End | 葬送のフリーレン | 2023 | 28 | fantasy, adventure, drama, shonen | director:Keiichirō Saitō; studio:Madhouse | mal:52991 | ice blossom
The demon king is dead, the heroes went home, and an elf who barely noticed ten years learns what they were worth.
anime | Haikyu!! | ハイキュー!! | 2014 | 25 | sport, comedy, shonen | director:Susumu Mitsunaka; studio:Production I.G | mal:20583 | lemon ball
A boy who is too short for volleyball and a setter nobody will hit for end up on the same side of the net.
anime | Barakamon | ばらかもん | 2014 | 12 | comedy, slice-of-life | director:Masaki Tachibana; studio:Kinema Citrus | mal:22789 | sea clouds
A calligrapher punches a critic and is sent to an island to think. The island's children have other plans for him.
anime | Ghost in the Shell | GHOST IN THE SHELL / 攻殻機動隊 | 1995 | | science-fiction, action, psychological | director:Mamoru Oshii; studio:Production I.G | mal:43; imdb:tt0113568 | dusk clouds
A major with a manufactured body hunts a hacker of minds and asks what is left of her own.
anime | Mob Psycho 100 | モブサイコ100 | 2016 | 12 | action, comedy, supernatural, shonen | director:Yuzuru Tachikawa; studio:Bones | mal:32182 | violet bolt
The most powerful boy in town would like better marks and a girl's attention. His mentor would like him to handle the ghosts.
anime | Ping Pong the Animation | ピンポン | 2014 | 11 | sport, drama, psychological | director:Masaaki Yuasa; studio:Tatsunoko Production | mal:22135 | coral rays
Two friends, one table, and the question of what talent is for. Drawn as if the pencil were also playing.
game | Disco Elysium | | 2019 | | role-playing, detective, psychological | developer:ZA/UM | steam:632470 | dusk town
A detective wakes up without a name, a shoe and a case. Twenty-four voices in his head are eager to help.
game | Outer Wilds | | 2019 | | adventure, mystery, science-fiction | developer:Mobius Digital; publisher:Annapurna Interactive | steam:753640 | dusk planets
A wooden spaceship, six planets and twenty-two minutes. What you learn is the only thing you keep.
game | Portal 2 | | 2011 | | puzzle, platformer, comedy | developer:Valve | steam:620 | ice doorways
Two holes in space and a great many tests, set by machines with opinions about your weight.
game | Hades | | 2020 | | action, role-playing, fantasy | developer:Supergiant Games | steam:1145360 | ember summit
The son of the god of the dead runs away from home every night, dies, and comes back to talk about it.
game | Stardew Valley | | 2016 | | simulation, role-playing, slice-of-life | author:Eric Barone; developer:ConcernedApe | steam:413150 | jade town
A letter from a grandfather, a field full of stones, and a town that remembers what you give it.
game | Celeste | | 2018 | | platformer, adventure | developer:Maddy Makes Games | steam:504230 | violet summit
A girl climbs a mountain and argues with a part of herself on the way. It is hard, and it believes in you.
game | Return of the Obra Dinn | | 2018 | | mystery, puzzle, adventure | author:Lucas Pope | steam:653530 | paper ship
A ship comes home without its crew. An insurance inspector with a watch and a ledger has to name sixty fates.
game | Hollow Knight | | 2017 | | platformer, action, adventure | developer:Team Cherry | steam:367520 | sea creature
A small knight with a nail goes down into a kingdom of insects that has forgotten why it is silent.
`;
