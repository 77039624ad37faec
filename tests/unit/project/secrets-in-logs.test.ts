import { expect, it } from 'vitest';
import { linesWithSecrets, secretsOfForm, secretsOfLetters } from '#tests/support/secrets-in-logs.ts';

const link = 'k'.repeat(43);
const letter = { to: 'a@example.org', subject: 'A code', raw: '', text: `Your code:\r\n\r\n123456\r\n\r\nhttps://x/sign-in/code?link=${link}\r\n` };

it('the scan of the logs knows codes and links of letters, and what was typed in secret', () => {
  expect(secretsOfLetters([letter])).toEqual(['123456', link]);
  expect(secretsOfForm([['password', 'gravel otter plinth'], ['title', 'gravel otter plinth'], ['code', '123456'], ['password', 'x']])).toEqual(['gravel otter plinth']);
});

it('the scan finds them wherever they stand, and takes no number for a code', () => {
  const secrets = ['123456', link, 'gravel otter plinth'];
  const guilty = [`{"url":"/sign-in/code?link=${link}"}`, '{"err":"wrong: 123456"}', '{"body":"password=gravel otter plinth"}'];
  const innocent = ['{"bytes":123456}', '{"msg":"request","milliseconds":1.23456}', '{"id":"0190-123456-1"}'];
  expect(linesWithSecrets([...guilty, ...innocent], secrets)).toEqual(guilty);
});
