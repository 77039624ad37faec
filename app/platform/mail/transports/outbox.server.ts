import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Logger } from '#app/platform/log/log.server.ts';
import { nodemailerMessage } from './transport.ts';
import type { Transport } from './transport.ts';

/** So that people and scripts can read the file; nodemailer itself would encode Cyrillic. */
const unencoded = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit';

/** One .eml per message under a name of its own, so a repeated delivery changes nothing. */
export function outbox(folder: string, log: Logger): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(letter) {
      const text = { raw: `${unencoded}\r\n\r\n${letter.text.replace(/\r?\n/g, '\r\n')}` };
      const { message } = await composer.sendMail({ ...nodemailerMessage(letter), date: letter.createdAt, text });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const stamp = letter.createdAt.toISOString().replace(/[-:.]/g, '');
      const path = join(folder, `${stamp}-${letter.id}.eml`);
      writeFileSync(`${path}.part`, message as Buffer, { mode: 0o600 });
      renameSync(`${path}.part`, path);
      log.info({ recipient: letter.to, subject: letter.subject }, 'mail written');
    },
    close: () => composer.close(),
  };
}
