/*
 * What Markdown may become. Nothing else reaches a page: a text is read into these few shapes on the server, and each is drawn as
 * an element of its own, so there is no HTML that would have to be cleaned.
 */
export type Inline =
  | { is: 'text' | 'code'; text: string }
  | { is: 'break' }
  | { is: 'strong' | 'em' | 'del' | 'spoiler'; of: Inline[] }
  | { is: 'link'; href: string; of: Inline[] };

export type Block =
  | { is: 'paragraph' | 'heading'; of: Inline[] }
  | { is: 'quote' | 'hidden'; of: Block[] }
  | { is: 'list'; start: number | null; items: Block[][] }
  | { is: 'preformatted'; text: string }
  | { is: 'rule' };

/** A folded part cannot stand inside a paragraph. */
export const hasSpoiler = (parts: readonly Inline[]): boolean =>
  parts.some((part) => part.is === 'spoiler' || ('of' in part && hasSpoiler(part.of)));
