import { useTranslation } from '#app/platform/i18n/translation.ts';
import { hasSpoiler } from '../model/review-text.ts';
import type { Block, Inline } from '../model/review-text.ts';

/** What somebody wrote. Every shape is an element of ours with their text in it. `hidden`: all of it gives something away. */
export function ReviewText({ blocks, hidden }: { blocks: readonly Block[]; hidden: boolean }) {
  const { t } = useTranslation('reviews');
  if (blocks.length === 0) return null;
  const text = <div className="prose review-text" dir="auto"><Blocks blocks={blocks} /></div>;
  return hidden ? <details className="spoiler-all"><summary className="link">{t('spoilers')}</summary>{text}</details> : text;
}

const Blocks = ({ blocks }: { blocks: readonly Block[] }) => <>{blocks.map((block, at) => <OneBlock key={at} block={block} />)}</>;

function OneBlock({ block }: { block: Block }) {
  const { t } = useTranslation('reviews');
  switch (block.is) {
    // A folded part would end the paragraph that it stands in.
    case 'paragraph': return hasSpoiler(block.of) ? <div><Parts of={block.of} /></div> : <p><Parts of={block.of} /></p>;
    // Not a heading of the page: others write it.
    case 'heading': return <div className="review-heading"><Parts of={block.of} /></div>;
    case 'quote': return <blockquote><Blocks blocks={block.of} /></blockquote>;
    case 'hidden': return <details className="spoiler-part"><summary>{t('spoiler')}</summary><div><Blocks blocks={block.of} /></div></details>;
    case 'preformatted': return <pre><code>{block.text}</code></pre>;
    case 'rule': return <hr />;
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}><Blocks blocks={item} /></li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
  }
}

const Parts = ({ of }: { of: readonly Inline[] }) => <>{of.map((part, at) => <Part key={at} part={part} />)}</>;

function Part({ part }: { part: Inline }) {
  const { t } = useTranslation('reviews');
  switch (part.is) {
    case 'text': return <>{part.text}</>;
    case 'code': return <code>{part.text}</code>;
    case 'break': return <br />;
    case 'strong': return <strong><Parts of={part.of} /></strong>;
    case 'em': return <em><Parts of={part.of} /></em>;
    case 'del': return <del><Parts of={part.of} /></del>;
    case 'spoiler': return <details className="spoiler"><summary>{t('spoiler')}</summary><span><Parts of={part.of} /></span></details>;
    case 'link': return <a href={part.href} title={part.href} rel="nofollow ugc noreferrer"><Parts of={part.of} /></a>;
  }
}
