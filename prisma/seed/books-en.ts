/** title | authors; more | pages | year | tags, more | series #number. Editions differ; these are typical ones. */
export const englishBooks = `
Pride and Prejudice | Jane Austen | 448 | 1813 | classics, favourites |
Emma | Jane Austen | 512 | 1815 | classics |
Persuasion | Jane Austen | 272 | 1817 | classics |
Middlemarch | George Eliot | 880 | 1872 | classics, long ones |
Jane Eyre | Charlotte Brontë | 624 | 1847 | classics |
Wuthering Heights | Emily Brontë | 416 | 1847 | classics |
Great Expectations | Charles Dickens | 544 | 1861 | classics |
Bleak House | Charles Dickens | 1088 | 1853 | classics, long ones |
Moby-Dick | Herman Melville | 720 | 1851 | classics, long ones |
To the Lighthouse | Virginia Woolf | 240 | 1927 | classics |
Mrs Dalloway | Virginia Woolf | 224 | 1925 | classics |
The Great Gatsby | F. Scott Fitzgerald | 192 | 1925 | classics |
Nineteen Eighty-Four | George Orwell | 336 | 1949 | dystopia |
Brave New World | Aldous Huxley | 288 | 1932 | dystopia |
Fahrenheit 451 | Ray Bradbury | 240 | 1953 | dystopia, science fiction |
The Left Hand of Darkness | Ursula K. Le Guin | 304 | 1969 | science fiction, favourites | Hainish Cycle #4
The Dispossessed | Ursula K. Le Guin | 400 | 1974 | science fiction | Hainish Cycle #5
A Wizard of Earthsea | Ursula K. Le Guin | 208 | 1968 | fantasy | Earthsea #1
The Tombs of Atuan | Ursula K. Le Guin | 192 | 1971 | fantasy | Earthsea #2
The Farthest Shore | Ursula K. Le Guin | 256 | 1972 | fantasy | Earthsea #3
The Hobbit | J. R. R. Tolkien | 320 | 1937 | fantasy |
The Fellowship of the Ring | J. R. R. Tolkien | 544 | 1954 | fantasy | The Lord of the Rings #1
The Two Towers | J. R. R. Tolkien | 464 | 1954 | fantasy | The Lord of the Rings #2
The Return of the King | J. R. R. Tolkien | 560 | 1955 | fantasy | The Lord of the Rings #3
Dune | Frank Herbert | 688 | 1965 | science fiction | Dune #1
The Player of Games | Iain M. Banks | 320 | 1988 | science fiction | Culture #2
Use of Weapons | Iain M. Banks | 416 | 1990 | science fiction | Culture #3
The Hitchhiker’s Guide to the Galaxy | Douglas Adams | 224 | 1979 | science fiction, humour | Hitchhiker #1
Small Gods | Terry Pratchett | 400 | 1992 | fantasy, humour | Discworld #13
Going Postal | Terry Pratchett | 480 | 2004 | fantasy, humour | Discworld #33
Good Omens | Terry Pratchett; Neil Gaiman | 432 | 1990 | fantasy, humour |
Piranesi | Susanna Clarke | 272 | 2020 | fantasy, favourites |
Jonathan Strange & Mr Norrell | Susanna Clarke | 1024 | 2004 | fantasy, long ones |
Never Let Me Go | Kazuo Ishiguro | 304 | 2005 | contemporary |
The Remains of the Day | Kazuo Ishiguro | 272 | 1989 | contemporary, favourites |
Klara and the Sun | Kazuo Ishiguro | 320 | 2021 | contemporary |
Wolf Hall | Hilary Mantel | 672 | 2009 | historical | Thomas Cromwell #1
Bring Up the Bodies | Hilary Mantel | 432 | 2012 | historical | Thomas Cromwell #2
The Mirror & the Light | Hilary Mantel | 912 | 2020 | historical, long ones | Thomas Cromwell #3
Cloud Atlas | David Mitchell | 544 | 2004 | contemporary |
Atonement | Ian McEwan | 384 | 2001 | contemporary |
White Teeth | Zadie Smith | 560 | 2000 | contemporary |
Half of a Yellow Sun | Chimamanda Ngozi Adichie | 448 | 2006 | contemporary, historical |
Beloved | Toni Morrison | 352 | 1987 | contemporary |
The Secret History | Donna Tartt | 576 | 1992 | contemporary, mystery |
Gaudy Night | Dorothy L. Sayers | 528 | 1935 | mystery | Lord Peter Wimsey #12
Murder on the Orient Express | Agatha Christie | 256 | 1934 | mystery | Hercule Poirot #10
The Murder of Roger Ackroyd | Agatha Christie | 288 | 1926 | mystery | Hercule Poirot #4
The Thursday Murder Club | Richard Osman | 400 | 2020 | mystery | Thursday Murder Club #1
Tinker Tailor Soldier Spy | John le Carré | 432 | 1974 | spies | Karla #1
Sapiens | Yuval Noah Harari | 512 | 2011 | history |
The Making of the Atomic Bomb | Richard Rhodes | 896 | 1986 | history, long ones |
The Immortal Life of Henrietta Lacks | Rebecca Skloot | 384 | 2010 | science |
Thinking, Fast and Slow | Daniel Kahneman | 512 | 2011 | science |
The Emperor of All Maladies | Siddhartha Mukherjee | 592 | 2010 | science, history |
Entangled Life | Merlin Sheldrake | 368 | 2020 | science |
H is for Hawk | Helen Macdonald | 320 | 2014 | memoir |
Surely You’re Joking, Mr. Feynman! | Richard P. Feynman; Ralph Leighton | 352 | 1985 | memoir, science |
On Writing | Stephen King | 288 | 2000 | memoir, craft |
The Elements of Style | William Strunk Jr.; E. B. White | 112 | 1918 | craft |
Designing Data-Intensive Applications | Martin Kleppmann | 616 | 2017 | work |
The Pragmatic Programmer | David Thomas; Andrew Hunt | 352 | 1999 | work |
A Philosophy of Software Design | John Ousterhout | 196 | 2018 | work |
`;
