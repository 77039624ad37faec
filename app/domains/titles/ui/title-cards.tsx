import type { ReactNode } from 'react';
import { pictureAt } from '#app/kernel/files/paths.ts';
import { Cover } from '#app/ui/cover.tsx';
import { List, Row } from '#app/ui/list.tsx';
import { titlesPaths } from '../paths.ts';
import type { TitleCard } from '../queries/title-card.server.ts';

/** Original name, year, who made it: what tells one from another of the same name. */
export const cardFacts = ({ name, originalName, year, makers }: { name: string; originalName?: string | null; year?: number | null; makers: readonly string[] }) =>
  [originalName && originalName !== name ? originalName : null, year, makers.join(', ')].filter(Boolean).join(' · ');

/** Titles of the circle in a short list; each leads to its page, or where `href` says. */
export function TitleCards({ label, cards, href = titlesPaths.title, end }: { label: string; cards: readonly TitleCard[]; href?: (id: string) => string; end?: (card: TitleCard) => ReactNode }) {
  return (
    <List label={label}>
      {cards.map((card) => <Row key={card.id} href={href(card.id)} title={card.name} meta={cardFacts(card)} start={<Cover title={card.name} author={card.makers[0]} image={pictureAt(card.coverId)} size="s" />} end={end?.(card)} />)}
    </List>
  );
}
