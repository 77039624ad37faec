import { randomBytes } from 'node:crypto';

/** A PDF of so many pages, each with words and a grey picture of noise that weighs `side` × `side` bytes: nothing in it can be made smaller. */
export function bigPdf(pages: number, side: number): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (piece: string | Buffer) => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (id: number, head: string, stream?: Buffer) => {
    offsets[id] = length;
    write(`${id} 0 obj\n${stream ? head.replace('>>', `/Length ${stream.length} >>`) : head}\n`);
    if (stream) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  const pageId = (page: number) => 4 + (page - 1) * 3;
  write('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${pageId(at + 1)} 0 R`).join(' ')}] >>`);
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (let page = 1; page <= pages; page += 1) {
    const id = pageId(page);
    object(id, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents ${id + 1} 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I ${id + 2} 0 R >> >> >>`);
    object(id + 1, '<< >>', Buffer.from(`BT /F 18 Tf 40 540 Td (Page ${page} of the book) Tj ET q 200 0 0 200 40 300 cm /I Do Q`));
    object(id + 2, `<< /Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 8 >>`, randomBytes(side * side));
  }
  const table = length;
  const count = offsets.length;
  write(`xref\n0 ${count}\n0000000000 65535 f \n${offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}
