import { encode } from 'uqr';

/** The black modules of a QR code as one SVG path, a run of neighbours at a time. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const runs = data.flatMap((row, y) => [...row.map((on) => (on ? '1' : '0')).join('').matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`));
  return { path: runs.join(''), size };
}
