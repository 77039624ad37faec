import { expect, test } from 'vitest';
import { deriveKey } from '#app/platform/seal/derive-key.server.ts';
import type { KeyLabel } from '#app/platform/seal/derive-key.server.ts';

/** What houses have sealed, signed and hashed since they began; other bytes would lock people out and break links in old letters. */
const keys: [KeyLabel, string][] = [
  ['mail/payload', '56bd0a0ef4ee701c8a7ae0a7852c8b9665a0949a6f273f09d1b0a09b0d7bfa94'],
  ['bot/message', '66af37091940fc5fab68a776a88c4de3cdf3ea9ddda36590e3a49d91e2785636'],
  ['notifications/unsubscribe', '59a21928a851bdc324786a59da0eb86625f1657ec16b3af1ded31efe945d425d'],
  ['library/pdf-password', 'd273984a3a5a835639c8183af3438fe90dbc05cf47938b857a9ec1a0f0ba9b75'],
  ['accounts/code-pepper', 'd73f79971ee28ff4b054897d16b63e2349fe9714a14f0b87aedbefed42983488'],
  ['accounts/code-cookie', '034ab8cb910d8a05d767ced54f24fe8284d91ba589885925ffbd1527faefa2fe'],
  ['accounts/code-strategy', 'c4d62f6506f8e18c2756e1590161c287eab0de88bb683a805e4c52af76bd3817'],
  ['accounts/second-step-cookie', '8ad0caacf6ed67f9d4407d926a9f413a69f592e0aa577e05cca79864c35facdf'],
  ['accounts/authenticator', 'd107a3a4025dc54e9f6e07fdb0f2ab35a4332377423ef562c8e090222a8f65c3'],
  ['accounts/new-authenticator-cookie', 'f83e39da8474fa9bbdc55dea46cb588d330b3745e494b9475f2e027b7eceec24'],
  ['accounts/recovery-code', 'ddd537e99202d393665ff1573d4915b4692fed0bb9fa5ceb619fa920894d305b'],
  ['accounts/recovery-codes-cookie', '6b1a5c4617dcefc1da0ffb4ae5221fa9d952fb236e376a43f0c5c925da40f0a5'],
  ['accounts/invitation-cookie', 'd610f2eb1b5cbbb68ed06739c5f1748f5c2c1bc2ed0defa7d3a4c7cfd4afae1f'],
  ['accounts/telegram-cookie', '61e8bddfb3fac66e60a70c5547e8819cb28923a38f56ff664267497d246c03c5'],
  ['accounts/access-token', 'f3bcc88122da1417d6e3a00b62d4b1a4191bb6652393d0e9536c5da06b497840'],
  ['accounts/new-token-cookie', '9edb09dd420444895867c35e29ca90ec45a1b31af752a2815630aa61243c1495'],
];

test.each(keys)('the key for %s is the one it always was', (label, hex) => {
  expect(deriveKey('0123456789abcdef0123456789abcdef', label).toString('hex')).toBe(hex);
});
