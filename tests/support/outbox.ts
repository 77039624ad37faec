import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Letter = { to: string; subject: string; text: string; raw: string };

/** Reads what the app "sent": one .eml file per message. */
export class Outbox {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  letters(to?: string): Letter[] {
    if (!existsSync(this.folder)) return [];
    const names = readdirSync(this.folder).filter((name) => name.endsWith('.eml')).sort();
    const letters = names.map((name) => parse(readFileSync(join(this.folder, name), 'utf8')));
    return to ? letters.filter((letter) => letter.to.toLowerCase() === to.toLowerCase()) : letters;
  }

  /** Waits until an address has `count` letters; answers the newest. */
  async letter(to: string, count = 1, patienceMs = 15_000): Promise<Letter> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const letters = this.letters(to);
      const last = letters.at(-1);
      if (letters.length >= count && last) return last;
      if (Date.now() > deadline) throw new Error(`no letter number ${count} for ${to}`);
      await pause(25);
    }
  }

  async code(to: string, count = 1): Promise<string> {
    const letter = await this.letter(to, count);
    const code = /^(\d{6})\s*$/m.exec(letter.text)?.[1];
    if (!code) throw new Error(`no code in the letter:\n${letter.text}`);
    return code;
  }

  async link(to: string, count = 1): Promise<string> {
    const letter = await this.letter(to, count);
    const link = /https?:\/\/\S+/.exec(letter.text.replace(/=\r?\n/g, '').replace(/=3D/g, '='))?.[0];
    if (!link) throw new Error(`no link in the letter:\n${letter.text}`);
    return link;
  }
}

function parse(raw: string): Letter {
  const header = (name: string) => new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, 'mi').exec(raw)?.[1] ?? '';
  const to = /<([^>]+)>/.exec(header('To'))?.[1] ?? header('To').trim();
  const body = raw.slice(raw.search(/\r?\n\r?\n/));
  return { to, subject: header('Subject'), text: body, raw };
}
