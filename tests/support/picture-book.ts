import type { BrowserContext, Page } from 'playwright';
import { makePdf } from './make-pdf.ts';

/** Lines of a public-domain opening, long enough to look like a page. */
const russian = [
  'Обломов', '', 'В Гороховой улице, в одном из больших домов, народонаселения которого',
  'стало бы на целый уездный город, лежал утром в постели, на своей квартире,', 'Илья Ильич Обломов.', '',
  'Это был человек лет тридцати двух-трёх от роду, среднего роста, приятной', 'наружности, с тёмно-серыми глазами, но с отсутствием всякой определённой',
  'идеи, всякой сосредоточенности в чертах лица.',
];
const english = [
  'Chapter One', '', 'It is a truth universally acknowledged, that a single man in possession', 'of a good fortune, must be in want of a wife.', '',
  'However little known the feelings or views of such a man may be on his', 'first entering a neighbourhood, this truth is so well fixed in the minds of', 'the surrounding families, that he is considered as the rightful property.',
];

const outline = [{ title: 'Part one', page: 1, children: [{ title: 'Chapter One', page: 2 }] }, { title: 'Часть вторая', page: 5 }];

/** A PDF given to a book of the demo world by its form, read out by the job, with a note and a word: the reading room as somebody uses it. */
export async function furnishReadingRoom(context: BrowserContext, url: string, book: string): Promise<void> {
  const pages = Array.from({ length: 8 }, (_, at) => ({ text: at % 2 === 0 ? russian : english, fontSize: 14 }));
  const page = await context.newPage();
  await page.goto(`${url}${book}/pdf`);
  await page.locator('[name=pdf]').setInputFiles({ name: 'Обломов, издание 1862.pdf', mimeType: 'application/pdf', buffer: await makePdf({ pages, outline, title: 'Обломов' }) });
  await page.locator('form:has([name=pdf]) [type=submit]').click();
  await page.waitForLoadState('networkidle');
  await untilRead(page, `${url}${book}`);
  await keepNote(page, `${url}${book}/text/2`);
  await keepWord(page, `${url}${book}/text/2`);
  await page.close();
}

/** The job that reads it out is another process's work: the book's page has the way to the text when it is done. */
async function untilRead(page: Page, book: string): Promise<void> {
  for (let look = 0; look < 60; look += 1) {
    await page.goto(book);
    if ((await page.locator('main a[href*="/text/"]').count()) > 0) return;
    await page.waitForTimeout(1000);
  }
  throw new Error('the PDF was not read out');
}

const unfold = (page: Page) => page.locator('details').evaluateAll((all) => { for (const one of all) (one as HTMLDetailsElement).open = true; });

async function keepNote(page: Page, text: string): Promise<void> {
  await page.goto(text);
  await unfold(page);
  await page.locator('[name=quote]').first().fill('a truth universally acknowledged');
  await page.locator('[name=body]').first().fill('The best first sentence there is.');
  await page.locator('form:has([name=quote]) [type=submit]').first().click();
  await page.waitForLoadState('networkidle');
}

async function keepWord(page: Page, text: string): Promise<void> {
  await page.goto(text);
  await unfold(page);
  await page.locator('[name=text]').first().fill('neighbourhood');
  await page.locator('[name=text]').first().press('Enter');
  await page.waitForURL(/look-up/);
  await unfold(page);
  const translation = page.locator('[name=translation]').first();
  await translation.fill('округа, соседство');
  await page.locator('form:has([name=translation]) [type=submit]').first().click();
  await page.waitForLoadState('networkidle');
}

/** Its pages. */
export const readingRoomPages = (book: string) => [
  { name: 'pdf-new-book', path: '/library/books/new/pdf' },
  { name: 'pdf', path: `${book}/pdf` },
  { name: 'pdf-text', path: `${book}/text/2` },
  { name: 'pdf-text-search', path: `${book}/text/1?q=${encodeURIComponent('Илья')}` },
  { name: 'pdf-reader', path: `${book}/read` },
  { name: 'pdf-places', path: `${book}/positions` },
  { name: 'pdf-sittings', path: `${book}/sittings` },
  { name: 'quiet', path: '/quiet' },
  { name: 'notes-book', path: `${book}/notes` },
  { name: 'notes', path: '/library/notes' },
  { name: 'notes-copy', path: `${book}/pdf/copy` },
  { name: 'pdf-pages', path: `${book}/pdf/pages` },
  { name: 'pdf-details', path: `${book}/pdf/details` },
  { name: 'pdf-parts', path: `${book}/pdf/parts` },
  { name: 'pdf-form', path: `${book}/pdf/form` },
  { name: 'pdf-versions', path: `${book}/pdf/versions` },
  { name: 'words', path: '/library/words' },
  { name: 'words-look-up', path: '/library/look-up?text=neighbourhood' },
];
