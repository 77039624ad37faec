import { request } from 'node:http';
import { Readable } from 'node:stream';
import type { Browser } from './browser-session.ts';

export type LargePdf = { size: number; pieces(): Generator<Buffer> };

/** A PDF with so many pages and so many bytes between them that no page shows; it is made as it is sent, so it may weigh any number of megabytes. */
export function largePdf({ pages, bytes }: { pages: number; bytes: number }): LargePdf {
  const parts: (Buffer | number)[] = [];
  const offsets: number[] = [];
  let size = 0;
  const write = (part: string | number) => {
    const made = typeof part === 'number' ? part : Buffer.from(part, 'latin1');
    parts.push(made);
    size += typeof made === 'number' ? made : made.length;
  };
  const object = (id: number, body: string) => {
    offsets[id] = size;
    write(`${id} 0 obj\n${body}\nendobj\n`);
  };
  const pageId = (page: number) => 4 + (page - 1) * 3;
  const padding = Math.max(1, Math.floor(bytes / pages));
  write('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${pageId(at + 1)} 0 R`).join(' ')}] >>`);
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (let page = 1; page <= pages; page += 1) {
    const [id, shown] = [pageId(page), `BT /F 18 Tf 40 540 Td (Page ${page} of a large book) Tj ET`];
    object(id, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents ${id + 1} 0 R /Padding ${id + 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`);
    object(id + 1, `<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`);
    offsets[id + 2] = size;
    write(`${id + 2} 0 obj\n<< /Length ${padding} >>\nstream\n`);
    write(padding);
    write('\nendstream\nendobj\n');
  }
  const table = size;
  write(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return { size, pieces: () => inPieces(parts) };
}

const zeros = Buffer.alloc(256 * 1024);

function* inPieces(parts: readonly (Buffer | number)[]): Generator<Buffer> {
  for (const part of parts) {
    if (typeof part !== 'number') yield part;
    else for (let left = part; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length));
  }
}

/** Sends it as a form does; the answer's status. */
export function sendLargePdf(browser: Browser, url: string, path: string, pdf: LargePdf): Promise<number> {
  const head = Buffer.from('--edge\r\ncontent-disposition: form-data; name="pdf"; filename="large.pdf"\r\ncontent-type: application/pdf\r\n\r\n');
  const tail = Buffer.from('\r\n--edge--\r\n');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, {
      method: 'POST',
      headers: { cookie, 'origin': url, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=edge', 'content-length': head.length + pdf.size + tail.length },
    }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    Readable.from((function* () {
      yield head;
      yield* pdf.pieces();
      yield tail;
    })()).pipe(sent);
  });
}
