import type { Locale } from '#app/platform/i18n/locales.ts';
import type { MailBlock, MailContent } from './template.ts';

export type MailLook = { locale: Locale; brand: string; baseUrl: string };

/** Paper, ink and pine, as in tailwind.config.ts; mail programs know no stylesheets of ours. */
const paper = '#faf6ee';
const sheet = '#fffdf9';
const ink = '#231e17';
const soft = '#585044';
const line = '#e3dbca';
const pine = '#1f5a46';

const serif = "font-family:Literata,Georgia,'Times New Roman',serif";
const sans = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

export function mailText({ blocks }: MailContent, { brand, baseUrl }: MailLook): string {
  return `${bodyText({ blocks })}\n\n-- \n${brand}\n${baseUrl}\n`;
}

/** Only what it says: for where it is clear who speaks. */
export const bodyText = ({ blocks }: Pick<MailContent, 'blocks'>): string => blocks.map(textOf).join('\n\n');

function textOf(block: MailBlock): string {
  if (block.kind === 'code') return block.code;
  if (block.kind === 'button') return `${block.text}:\n${block.url}`;
  if (block.kind === 'links') return block.items.map(({ text, url }) => `- ${text}\n  ${url}`).join('\n');
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n');
  return block.text;
}

export function mailHtml(content: MailContent, { locale, brand, baseUrl }: MailLook): string {
  const width = 'width:100%;max-width:560px';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escape(content.subject)}</title>
</head>
<body style="margin:0;padding:0;background:${paper}">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="background:${paper}">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="${width}">
<tr><td style="padding:0 0 16px;${serif};font-size:21px;color:${pine}">${escape(brand)}</td></tr>
<tr><td style="padding:28px 28px 12px;background:${sheet};border:1px solid ${line};border-radius:8px">
${content.blocks.map(htmlOf).join('\n')}
</td></tr>
<tr><td style="padding:16px 0 0;${sans};font-size:13px;color:${soft}"><a href="${escape(baseUrl)}" style="color:${soft}">${escape(baseUrl.replace(/^https?:\/\//, ''))}</a></td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function htmlOf(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px;${serif};font-size:17px;line-height:26px;color:${ink}">${escape(block.text)}</p>`;
    case 'code':
      return `<p style="margin:0 0 16px;padding:16px;background:${paper};border:1px solid ${line};border-radius:8px;text-align:center;${sans};font-size:28px;letter-spacing:6px;font-weight:600;color:${ink}">${escape(block.code)}</p>`;
    case 'button':
      return `<p style="margin:0 0 16px"><a href="${escape(block.url)}" style="display:inline-block;padding:12px 20px;background:${pine};border-radius:8px;${sans};font-size:15px;font-weight:600;color:${sheet};text-decoration:none">${escape(block.text)}</a></p>`;
    case 'list':
      return `<ul style="margin:0 0 16px;padding:0 0 0 20px;${serif};font-size:17px;line-height:26px;color:${ink}">${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'links':
      return `<ul style="margin:0 0 16px;padding:0 0 0 20px;${serif};font-size:17px;line-height:26px;color:${ink}">${block.items.map(({ text, url }) => `<li style="padding:0 0 8px"><a href="${escape(url)}" style="color:${ink};text-decoration-color:${pine}">${escape(text)}</a></li>`).join('')}</ul>`;
    case 'note':
      return `<p style="margin:0 0 16px;${sans};font-size:13px;line-height:20px;color:${soft}">${escape(block.text)}</p>`;
  }
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
