import { createServer } from 'node:http';
import { handWritten } from './hand-written.ts';

/** Node, pg and template strings: the least a page with these questions can cost. */
const [, , url = '', recording = '', port = ''] = process.argv;
const pages = handWritten(url, recording);

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (value: unknown) => String(value ?? '').replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

createServer((request, response) => {
  const path = request.url ?? '';
  void pages.rows(path, request.headers).then((rows) => {
    if (!rows) return response.writeHead(404).end();
    const list = rows.map((row) => `<li><a href="/library/books/${escape(row.id)}">${escape(row.title ?? row.name)}</a><p>${escape(row.authors ?? row.maker)}</p></li>`).join('');
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Library</title></head><body><ul>${list}</ul><p>`;
    const missing = pages.bytes(path) - Buffer.byteLength(page) - '</p></body></html>'.length;
    const body = `${page}${'.'.repeat(Math.max(0, missing))}</p></body></html>`;
    response.writeHead(200, { ...pages.headers(path), 'Content-Length': Buffer.byteLength(body) }).end(body);
  });
}).listen(Number(port), '127.0.0.1');
