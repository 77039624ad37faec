/** "/read@our_bot 120 " → { name: "read", args: "120" }; null for what is no command. */
export function readCommand(text: string): { name: string; args: string } | null {
  const found = /^\/([a-z_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text.trim());
  return found ? { name: found[1]!.toLowerCase(), args: (found[2] ?? '').trim() } : null;
}

/** "read:abc:p120" → prefix and the rest. */
export function readTap(data: string): { prefix: string; rest: string } {
  const at = data.indexOf(':');
  return at < 0 ? { prefix: data, rest: '' } : { prefix: data.slice(0, at), rest: data.slice(at + 1) };
}

/** Telegram takes 4096 signs in one message (UTF-16); what is longer ends with a sign that it does. */
export function fitText(text: string, most = 4000): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${(/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd()}…`;
}

/** "21", "21:00", "off" of /remind; undefined for anything else. */
export function readHour(text: string): number | null | undefined {
  if (/^(off|no|нет|выкл|никогда)$/i.test(text)) return null;
  const hour = /^(\d{1,2})(?:[:.]00)?$/.exec(text)?.[1];
  return hour !== undefined && Number(hour) <= 23 ? Number(hour) : undefined;
}
