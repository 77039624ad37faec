import { expect, it } from 'vitest';
import { readShared } from '#app/routes/site/shared-link.ts';

const handed = (title: string | null, text: string | null = null, url: string | null = null) => readShared({ title, text, url });

it.each([
  [handed('Dune', 'A book', 'https://example.org/dune'), { name: 'Dune', link: 'https://example.org/dune' }],
  [handed(null, 'Look https://example.org/x?a=1'), { name: 'Look', link: 'https://example.org/x?a=1' }],
  [handed('Solaris (1972) - IMDb', 'https://www.imdb.com/title/tt0069293/'), { name: 'Solaris (1972)', link: 'https://www.imdb.com/title/tt0069293/' }],
  [handed('Spider-Man - No Way Home', null, 'https://example.org'), { name: 'Spider-Man - No Way Home', link: 'https://example.org/' }],
  [handed('https://example.org/a'), { name: '', link: 'https://example.org/a' }],
  [handed(null), { name: '', link: null }],
  [handed('x', null, 'javascript:alert(1)'), { name: 'x', link: null }],
  [handed('x', null, 'https://user:secret@example.org'), { name: 'x', link: null }],
  [handed('a\u0000b\u202ec\n d'), { name: 'a b c d', link: null }],
])('%o', (found, expected) => expect(found).toEqual(expected));

it('is not longer than a name may be, and no half sign at its end', () => expect([...handed('😀'.repeat(1_000)).name]).toHaveLength(300));
