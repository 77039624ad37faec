import type { OutlineItem } from '../model/outline.ts';
import { documentPaths } from '../paths.ts';

/** The headings of a document as a list of links, each with what is below it. */
export function TextContents({ bookId, items, page }: { bookId: string; items: readonly OutlineItem[]; page: number }) {
  return (
    <ol>
      {items.map((item, at) => (
        <li key={at}>
          {item.page === null ? <span>{item.title}</span> : <a href={documentPaths.text(bookId, item.page)} aria-current={item.page === page || undefined}><bdi>{item.title}</bdi> <span className="text-soft tabular">{item.page}</span></a>}
          {item.children.length > 0 ? <TextContents bookId={bookId} items={item.children} page={page} /> : null}
        </li>
      ))}
    </ol>
  );
}
