import { expect, it } from 'vitest';
import { markupToText, textToHtml } from '#app/platform/text/markup-to-text.ts';

it.each([['a  \nb', 'a  \nb', 'a\nb'], ['a \nb\t\n\nc', 'a\nb\n\nc', 'a\nb\n\nc'], ['a   \n  \nb  ', 'a  \n\nb', 'a\n\nb']])('two spaces that break a line stay in Markdown and nowhere else: %j', (text, markdown, plain) => {
  expect(markupToText(textToHtml(text), { isMarkdown: true })).toBe(markdown);
  expect(markupToText(textToHtml(text))).toBe(plain);
});
