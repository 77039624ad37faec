import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TranslationProvider } from '#app/platform/i18n/translation.ts';
import { createTranslator } from '#app/platform/i18n/translator.ts';
import { initials } from '#app/ui/avatar.tsx';
import { Checkbox, RadioGroup, Switch } from '#app/ui/choices.tsx';
import { ErrorSummary, summaryOf } from '#app/ui/error-summary.tsx';
import { FileDrop } from '#app/ui/file-drop.tsx';
import { MailAddress, WithMailAddress } from '#app/ui/mail-address.tsx';
import en from '#app/ui/messages/en.json' with { type: 'json' };
import ru from '#app/ui/messages/ru.json' with { type: 'json' };
import { ProgressBar, ProgressRing } from '#app/ui/progress.tsx';
import { RatingField } from '#app/ui/rating-field.tsx';
import { RatingStars } from '#app/ui/rating-stars.tsx';
import { SelectField, TextArea, TextField } from '#app/ui/text-field.tsx';

const translator = createTranslator('ru', { ui: ru, library: { errors: { titleRequired: 'Назовите книгу' } } });
const render = (node: ReactNode) => renderToStaticMarkup(<TranslationProvider value={{ translator }}>{node}</TranslationProvider>);

describe('a text field', () => {
  const html = () => render(<TextField label="Название" help="Как на обложке" errors={['library:errors.titleRequired', 'Слишком коротко.']} inputProps={{ id: 'title', name: 'title', defaultValue: 'М' }} />);

  it('ties label, help and errors to the input by their ids', () => {
    expect(html()).toContain('for="title"');
    expect(html()).toMatch(/<input[^>]+aria-describedby="title-description title-error"[^>]+aria-invalid="true"/);
    expect(html()).toContain('id="title-description"');
    expect(html()).toContain('id="title-error"');
  });

  it('says message keys in words and finished texts as they are', () => expect(html()).toContain('Назовите книгу Слишком коротко.'));

  it('keeps what was typed', () => expect(html()).toContain('value="М"'));

  it('is not marked wrong when nothing is', () => {
    expect(render(<TextField label="x" inputProps={{ id: 'x', name: 'x' }} />)).not.toMatch(/aria-invalid|aria-describedby/);
  });
});

describe('other fields', () => {
  it('have a label each and native controls', () => {
    const html = render(<>
      <TextArea label="Отзыв" textareaProps={{ id: 'a', name: 'a' }} />
      <SelectField label="Полка" selectProps={{ id: 'b', name: 'b', defaultValue: '2' }} options={[{ value: '1', label: 'Раз' }, { value: '2', label: 'Два' }]} />
      <FileDrop label="Файл" inputProps={{ id: 'c', name: 'c' }} accept=".csv" />
    </>);
    for (const id of ['a', 'b', 'c']) expect(html).toContain(`for="${id}"`);
    expect(html).toContain('<option value="2" selected="">');
    expect(html).toMatch(/<input[^>]+type="file"/);
    expect(html).not.toContain(' style=');
  });

  it('choices are checkboxes and radios, on and off as told', () => {
    const html = render(<>
      <Checkbox label="x" inputProps={{ id: 'd', name: 'd', defaultChecked: true }} />
      <Switch label="y" inputProps={{ id: 'e', name: 'e' }} />
      <RadioGroup legend="z" name="f" defaultValue="2" options={[{ value: '1', label: 'Раз' }, { value: '2', label: 'Два' }]} />
    </>);
    expect(html.match(/type="checkbox"/g)).toHaveLength(2);
    expect(html).toMatch(/value="2"[^>]*checked=""|checked=""[^>]*value="2"/);
    expect(html.match(/checked=""/g)).toHaveLength(2);
  });
});

describe('an address of e-mail', () => {
  it('breaks before its house and is otherwise as it was written', () => {
    const address = 'anna-maria@long-name.example';
    expect(render(<MailAddress>{address}</MailAddress>)).toBe('<span class="mail-address"><span>anna-maria</span><span>@long-name.example</span></span>');
    expect(render(<MailAddress>anna</MailAddress>)).toContain('<span></span><span>anna</span>');
    const sentence = render(<WithMailAddress text={`Мы написали на ${address}. Ждите.`} address={address} />);
    expect(sentence).toMatch(/^Мы написали на <span class="mail-address">/);
    expect(sentence.replace(/<[^>]+>/g, '')).toBe(`Мы написали на ${address}. Ждите.`);
    expect([render(<WithMailAddress text="Учётная запись anna" address="anna" />), render(<WithMailAddress text="Пусто" address={null} />)]).toEqual(['Учётная запись anna', 'Пусто']);
  });
});

describe('rating', () => {
  it('is ten halves and none, the stored value chosen', () => {
    const html = render(<RatingField legend="Оценка" name="rating" defaultValue={70} />);
    expect(html.match(/type="radio"/g)).toHaveLength(11);
    expect(html).toMatch(/checked="" value="70"|value="70" checked=""/);
    expect(html).toContain('3,5 из 5');
  });

  it('shows nothing where there is no rating, and halves where there are', () => {
    expect(render(<RatingStars value={null} />)).toBe('');
    expect(render(<RatingStars value={90} />).match(/fill="currentColor" stroke="none"/g)).toHaveLength(1);
    expect(render(<RatingStars value={0} />)).not.toContain('fill="currentColor"');
  });
});

describe('the error summary', () => {
  it('leads to the fields, form-wide errors first', () => {
    const errors = summaryOf([{ id: 'title', label: 'Название', errors: ['library:errors.titleRequired'] }, { id: 'pages', errors: [] }], ['Код устарел.']);
    const html = render(<ErrorSummary errors={errors} />);
    expect(html).toContain('<strong>Не получилось.');
    expect(html).toContain('<a href="#title">Название: Назовите книгу</a>');
    expect(html.indexOf('Код устарел.')).toBeLessThan(html.indexOf('#title'));
    expect(html).toMatch(/tabindex="-1"[^>]*autofocus|autofocus[^>]*tabindex="-1"/i);
  });

  it('is not there when nothing is wrong', () => expect(render(<ErrorSummary errors={[]} />)).toBe(''));

  it('says in words of its own what cannot be mended in its fields', () => expect(render(<ErrorSummary title="Файл не подошёл" errors={summaryOf([], ['x'])} />)).toContain('<strong>Файл не подошёл</strong>'));
});

describe('small things', () => {
  it.each([[0, 0, '0%'], [5, 0, '0%'], [50, 200, '25%'], [300, 200, '100%'], [-1, 200, '0%']])('progress %d of %d fills %s', (value, max, width) => {
    expect(render(<ProgressBar value={value} max={max} label="x" />)).toContain(`width="${width}"`);
  });

  it('an empty ring has no dot of colour', () => expect(render(<ProgressRing value={0} max={3} label="x" />)).not.toContain('ring-fill'));

  it.each([['Анна Ким', 'АК'], ['mark', 'M'], ['tolstoy_lev', 'TL'], ['', '•'], ['Ursula Kroeber Le Guin', 'UG'], ['😀 x', '😀X']])('initials of "%s" are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it('the two languages of ui have the same keys', () => expect(Object.keys(en).sort()).toEqual(Object.keys(ru).sort()));
});

describe('a rating of stars', () => {
  it.each([75, 3, 100, 50])('sent as it was opened leaves %i what it is', (kept) => {
    const html = render(<RatingField legend="Оценка" name="rating" defaultValue={kept} />);
    expect(/<input[^>]*checked=""[^>]*>/.exec(html)?.[0]).toContain(`value="${kept}"`);
  });

  it('has other steps for their own worth', () => expect(render(<RatingField legend="Оценка" name="rating" defaultValue={75} />)).toContain('value="70"'));
});
