import { expect, it } from 'vitest';
import en from '#app/kernel/files/messages/en.json' with { type: 'json' };
import ru from '#app/kernel/files/messages/ru.json' with { type: 'json' };
import { pdfBytes, pdfMegabytes } from '#app/kernel/files/model/limits.ts';
import { formatBytes } from '#app/platform/i18n/format-bytes.ts';

it('a PDF may weigh what is promised, in the field and in the refusal, in either kind of megabyte', () => {
  const plain = (text: string) => text.replaceAll('\u00A0', ' ');
  expect(plain(formatBytes(pdfMegabytes * 1_000_000, 'en'))).toBe('512 MB');
  expect(pdfBytes).toBe(pdfMegabytes * 1024 * 1024);
  expect(JSON.stringify(en)).toContain(`larger than ${pdfMegabytes} MB`);
  expect(plain(JSON.stringify(ru))).toContain(`больше ${pdfMegabytes} МБ`);
});
