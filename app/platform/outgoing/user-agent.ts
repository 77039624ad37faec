/** `Kruzhok/0.1.0 (+https://circle.example; circle@example.org)`: who asks, and whom to write to about it. Header-safe. */
export function userAgent({ version, address, contact }: { version: string; address: string; contact: string }): string {
  const mail = /<([^<>]+)>\s*$/.exec(contact)?.[1] ?? contact;
  const plain = (text: string) => text.replace(/[^\x21-\x7e]|[();]/g, '');
  return `Kruzhok/${plain(version)} (+${plain(address)}; ${plain(mail)})`;
}
