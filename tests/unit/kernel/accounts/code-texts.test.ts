import { expect, it } from 'vitest';
import en from '#app/kernel/accounts/messages/en.json' with { type: 'json' };
import ru from '#app/kernel/accounts/messages/ru.json' with { type: 'json' };

/** A code may have come by mail or into a chat, and these are said of both. */
it.each(['codeRequired', 'codeWrong', 'codeSpent', 'linkSpent', 'letterTooSoon', 'nothingToSendAgain'] as const)('“%s” speaks of no letter', (key) => {
  expect([en.errors[key], en.fields.code, en.code.nothingCame, en.toasts.sentAgain].join(' ')).not.toMatch(/letter|mail/i);
  expect([ru.errors[key], ru.fields.code, ru.code.nothingCame, ru.toasts.sentAgain].join(' ')).not.toMatch(/письм|почт/i);
});
