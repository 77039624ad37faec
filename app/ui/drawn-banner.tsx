import { hashName, tintCount } from './tint.ts';

const width = 1200;
const board = 232;

/** Spines along the whole board; a name always has the same shelf. */
function standBooks(name: string) {
  const books: { x: number; width: number; height: number; shade: number }[] = [];
  let seed = hashName(name) || 1;
  const next = (below: number) => {
    // Xorshift: enough variety for a drawing, and the same on both sides.
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % below;
  };
  for (let x = -8; x < width; ) {
    const gap = next(9) === 0 ? 26 + next(60) : 3;
    const book = { x, width: 20 + next(26), height: 92 + next(88), shade: next(3) };
    books.push(book);
    x += book.width + gap;
  }
  return books;
}

/** The head of a page whose person has chosen no picture: a shelf in their own cloth. Decoration. */
export function DrawnBanner({ name }: { name: string }) {
  return (
    <svg className={`drawn-banner tint-${hashName(name) % tintCount}`} viewBox={`0 0 ${width} 240`} preserveAspectRatio="xMidYMax slice" aria-hidden>
      {standBooks(name).map(({ x, width: thick, height, shade }) => <rect key={x} className={`shade-${shade}`} x={x} y={board - height} width={thick} height={height} rx="2" />)}
      <path className="board" d={`M0 ${board}h${width}v8H0z`} />
    </svg>
  );
}
