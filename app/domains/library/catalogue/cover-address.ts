import type { PictureAddress } from '#app/kernel/files/index.server.ts';
import type { CatalogueSources } from './sources.ts';

/** Where the cover of an edition lies (`coverRef`). */
export const coverAddress = ({ googleBooks, openLibraryCovers }: CatalogueSources): PictureAddress => (ref, size) => {
  const id = ref.slice(3);
  if (ref.startsWith('gb-')) {
    const query = new URLSearchParams({ id, printsec: 'frontcover', img: '1', zoom: size === 'small' ? '1' : '0' });
    return { provider: 'google-books-covers', url: `${googleBooks?.covers ?? 'https://books.google.com'}/books/content?${query.toString()}` };
  }
  return { provider: 'open-library-covers', url: `${openLibraryCovers}/b/id/${id}-${size === 'small' ? 'M' : 'L'}.jpg?default=false` };
};
