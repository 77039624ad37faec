/** Plain text as its paragraphs: what empty lines part; single line breaks stay inside. */
export const paragraphsOf = (text: string): string[] =>
  text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n\s*/).map((part) => part.trim()).filter(Boolean);
