import { Cover } from './cover.tsx';
import { ProgressBar } from './progress.tsx';
import { hashName, tintClass } from './tint.ts';

type Book = { title: string; author: string };

type RoomPictureProps = {
  label: string;
  shelf: readonly Book[];
  reading: Book & { heading: string; note: string; value: number; max: number; end: string };
  quote: { text: string; from: string };
};

const board = 176;
const lampFrom = 376;

/** Spines standing on a board: thickness, height and cloth come from the title, so the shelf is always the same. */
function standBooks(shelf: readonly Book[]) {
  let x = 28;
  const books = shelf.map(({ title }) => {
    const seed = hashName(title);
    const width = 22 + (seed % 13);
    const height = Math.min(Math.max(Math.ceil(title.length * 5.6) + 30, 100), 140) + ((seed >>> 5) % 14);
    const book = { title: fit(title, height), x, y: board - height, width, height, banded: (seed >>> 11) % 3 === 0, tint: tintClass(title) };
    x += width + ((seed >>> 13) % 5 === 0 ? 4 : 1.5);
    return book;
  });
  return books.filter((book) => book.x + book.width < lampFrom);
}

const fit = (title: string, height: number) => {
  const most = Math.floor((height - 28) / 5.6);
  if (title.length <= most) return title;
  const cut = title.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.ceil(most / 2))).replace(/[\s,:]+$/, '')}…`;
};

/** What Kruzhok looks like inside: a shelf under the lamp, a book half read, a line somebody kept. */
export function RoomPicture({ label, shelf, reading, quote }: RoomPictureProps) {
  return (
    <figure className="room" aria-label={label}>
      <ShelfScene shelf={shelf} />
      <div className="room-now">
        <Cover title={reading.title} author={reading.author} />
        <div>
          <p className="eyebrow">{reading.heading}</p>
          <p className="serif text-21">{reading.title}</p>
          <p className="text-soft mb-4">{reading.author}</p>
          <ProgressBar value={reading.value} max={reading.max} label={reading.note} showLabel end={reading.end} />
        </div>
      </div>
      <blockquote className="room-quote">
        <p>{quote.text}</p>
        <footer>{quote.from}</footer>
      </blockquote>
    </figure>
  );
}

function ShelfScene({ shelf }: { shelf: readonly Book[] }) {
  return (
    <svg className="room-shelf" viewBox="0 0 520 190" preserveAspectRatio="xMinYMax slice" aria-hidden>
      <defs>
        <linearGradient id="room-light" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" className="light-near" />
          <stop offset="1" className="light-far" />
        </linearGradient>
      </defs>
      <path d="M404 62h60l100 114H304z" fill="url(#room-light)" />
      <path className="cord" d="M434 0v34" />
      <path className="mark-ground" d="M424 34h20l20 28h-60z" />
      <circle className="lamp" cx="434" cy="64" r="7" />
      {standBooks(shelf).map((book) => <Spine key={book.title} {...book} />)}
      <path className="mug" d="M446 150h26v22a4 4 0 0 1-4 4h-18a4 4 0 0 1-4-4z" />
      <path className="mug-ear" d="M472 156c11-1 11 13 0 13" />
      <path className="board" d={`M0 ${board}h520v5H0z`} />
    </svg>
  );
}

type SpineProps = ReturnType<typeof standBooks>[number];

function Spine({ title, x, y, width, height, banded, tint }: SpineProps) {
  return (
    <g className={tint}>
      <rect className="spine" x={x} y={y} width={width} height={height} rx="1.5" />
      {banded ? <path className="spine-band" d={`M${x} ${y + 8}h${width}M${x} ${y + height - 8}h${width}`} /> : null}
      <text className="spine-title" transform={`translate(${x + width / 2 + 3.2} ${y + height - 14})rotate(-90)`}>{title}</text>
    </g>
  );
}
