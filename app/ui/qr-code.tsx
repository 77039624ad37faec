/** Black on white in every theme, with the quiet margin of four modules that cameras need. `path`: its black modules, one unit each. */
export function QrCode({ path, size, title }: { path: string; size: number; title: string }) {
  const margin = 4;
  const side = size + 2 * margin;
  return (
    <svg className="qr" viewBox={`${-margin} ${-margin} ${side} ${side}`} role="img" aria-label={title} shapeRendering="crispEdges">
      <rect x={-margin} y={-margin} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
