/** "@Vera_Lib" or "https://t.me/Vera_Lib" as people write a Telegram name → "Vera_Lib"; null for anything else. Without the @ it would be a name of ours. */
export function telegramName(typed: string): string | null {
  return /^(?:@|(?:https?:\/\/)?t\.me\/)([A-Za-z]\w{3,31})\/?$/.exec(typed.normalize('NFKC').trim())?.[1] ?? null;
}

/** What makes it unique there. */
export const telegramNameKey = (name: string): string => name.toLowerCase();
