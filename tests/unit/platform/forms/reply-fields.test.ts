import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getFormProps, getInputProps, getSelectProps } from '#app/platform/forms/control-props.ts';
import { asTyped, replyFields } from '#app/platform/forms/reply-fields.ts';

type Fields = { title: string; pages: number | null; read: boolean; tags: string[]; credits: Record<string, string>; sources: { source: string; externalId: string }[] };

const schema = z.object({ title: z.string().min(3, 'room:errors.short'), credits: z.object({ author: z.string().max(2, 'room:errors.long') }), sources: z.array(z.object({ source: z.literal('isbn', 'room:errors.odd') })) });

/** What the server says of these fields. */
function refused(entries: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const submission = parseWithZod(form, { schema });
  if (submission.status === 'success') throw new Error('not refused');
  return submission.reply({ formErrors: ['room:errors.whole'] });
}

describe('a form that comes back', () => {
  const result = refused([['title', 'ab'], ['credits.author', 'Anna'], ['sources[0].source', 'x'], ['sources[0].externalId', '1']]);
  const { form, fields } = replyFields<Fields>('book', asTyped(result.initialValue), result);

  it('names each field, what was typed into it and what is wrong with it', () => {
    expect(fields.title).toMatchObject({ id: 'book-title', name: 'title', formId: 'book', initialValue: 'ab', errors: ['room:errors.short'] });
    expect(fields.pages).toMatchObject({ initialValue: undefined, errors: undefined });
    expect(fields.credits.getFieldset().author).toMatchObject({ id: 'book-credits.author', name: 'credits.author', initialValue: 'Anna', errors: ['room:errors.long'] });
    const [one] = fields.sources.getFieldList();
    expect(one?.getFieldset().source).toMatchObject({ name: 'sources[0].source', initialValue: 'x', errors: ['room:errors.odd'] });
    expect(one?.getFieldset().externalId).toMatchObject({ initialValue: '1', errors: undefined });
  });

  it('says what is wrong with all of it', () => {
    expect(form).toMatchObject({ id: 'book', initialValue: { title: 'ab', credits: { author: 'Anna' } } });
    expect(Object.keys(form.allErrors).sort()).toEqual(['', 'credits.author', 'sources[0].source', 'title']);
    expect(form.errors).toEqual(['room:errors.whole']);
  });

  it('ties a control to its errors', () => {
    expect(getInputProps(fields.title, { type: 'text' })).toEqual({ id: 'book-title', name: 'title', form: 'book', type: 'text', defaultValue: 'ab', 'aria-invalid': true, 'aria-describedby': 'book-title-error' });
    expect(getFormProps(form)).toEqual({ id: 'book', noValidate: true });
  });
});

describe('a form that begins', () => {
  it('holds texts and ticks', () => {
    const { fields } = replyFields<Fields>('f', asTyped({ title: '', pages: 12, read: true, tags: ['a', 'b'], credits: {} }), undefined);
    expect(getInputProps(fields.pages, { type: 'text' })).toEqual({ id: 'f-pages', name: 'pages', form: 'f', type: 'text', defaultValue: '12' });
    expect(getInputProps(fields.read, { type: 'checkbox' })).toMatchObject({ value: 'on', defaultChecked: true });
    expect([fields.title.initialValue, fields.tags.initialValue, fields.credits.initialValue]).toEqual([undefined, ['a', 'b'], undefined]);
    expect(asTyped({ read: false, pages: 0 })).toEqual({ pages: '0' });
  });

  it('takes no list or tree for a text, and nothing that an object has by itself', () => {
    const { fields } = replyFields<Record<string, string>>('f', { title: ['a', 'b'], language: { a: 'b' } }, { error: {} });
    expect(getInputProps(fields.title!, { type: 'text' }).defaultValue).toBeUndefined();
    expect(getSelectProps(fields.language!).defaultValue).toBeUndefined();
    expect(fields.constructor).toMatchObject({ initialValue: undefined, errors: undefined });
  });
});
