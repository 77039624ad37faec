import { describe, expect, test } from 'vitest';
import { mailHtml, mailText } from '#app/platform/mail/layout.ts';
import { createSeal } from '#app/platform/mail/sealed-payload.server.ts';
import { oneLine } from '#app/platform/mail/queue-mail.server.ts';
import type { MailContent } from '#app/platform/mail/template.ts';

const look = { locale: 'ru', brand: 'Kruzhok', baseUrl: 'https://circle.example' } as const;
const content: MailContent = {
  subject: 'Тема <b>',
  blocks: [
    { kind: 'paragraph', text: 'Здравствуйте, <img src=x onerror=alert(1)> & "друзья"' },
    { kind: 'code', code: '012345' },
    { kind: 'button', text: 'Открыть', url: 'https://circle.example/a?b=1&c="' },
    { kind: 'list', items: ['раз', 'два'] },
    { kind: 'note', text: 'Мелко' },
  ],
};

describe('a letter', () => {
  test('says the same as text and as HTML', () => {
    const text = mailText(content, look);
    const html = mailHtml(content, look);
    for (const part of ['012345', 'Открыть', 'раз', 'два', 'Мелко', 'https://circle.example/a?b=1']) {
      expect(text).toContain(part);
      expect(html).toContain(part);
    }
    expect(text.split('\n')).toContain('012345');
    expect(text.split('\n')).toContain('https://circle.example/a?b=1&c="');
  });

  test('cannot be given markup', () => {
    const html = mailHtml(content, look);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('c="');
    expect(html).toContain('&#60;img');
  });

  test('has headers of one line', () => {
    expect(oneLine('a\r\nBcc: x@y\u2028z\u0000')).toBe('a Bcc: x@y z');
  });
});

describe('a sealed payload', () => {
  const seal = createSeal('a secret of at least 32 characters');

  test('opens for its own cause and secret only', () => {
    const closed = seal.close({ code: '012345' }, 'cause-1');
    expect(seal.open(closed, 'cause-1')).toEqual({ code: '012345' });
    expect(seal.open(closed, 'cause-2')).toBeNull();
    expect(createSeal('another secret of at least 32 chars').open(closed, 'cause-1')).toBeNull();
    const changed = new Uint8Array(closed);
    changed[changed.length - 1]! ^= 1;
    expect(seal.open(changed, 'cause-1')).toBeNull();
    expect(seal.open(new Uint8Array(3), 'cause-1')).toBeNull();
  });

  test('never looks the same twice', () => {
    expect(Buffer.from(seal.close('x', 'k')).equals(Buffer.from(seal.close('x', 'k')))).toBe(false);
  });
});
