import { join } from 'node:path';
import express from 'express';
import { handWritten } from './hand-written.ts';

/** Express, EJS and pg: what many would write instead. */
const [, , url = '', recording = '', port = ''] = process.argv;
const pages = handWritten(url, recording);
const app = express();
app.set('view engine', 'ejs');
app.set('views', join(import.meta.dirname, 'views'));
app.enable('view cache');
app.disable('x-powered-by');
app.disable('etag');

app.get(/.*/, async (request, response) => {
  const rows = await pages.rows(request.originalUrl, request.headers);
  if (!rows) return void response.sendStatus(404);
  response.set(pages.headers(request.originalUrl));
  response.render('page', { rows, missing: (soFar: number) => '.'.repeat(Math.max(0, pages.bytes(request.originalUrl) - soFar)) });
});
app.listen(Number(port), '127.0.0.1');
