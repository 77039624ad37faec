import express from 'express';
import { handWritten } from './hand-written.ts';

/** Express, JSON and pg: the same token check, the same questions, and an answer of the same shape and length, made into text each time. */
const [, , url = '', recording = '', port = ''] = process.argv;
const pages = handWritten(url, recording);
const app = express();
app.disable('x-powered-by');

const answers = new Map(pages.paths.map((path) => [path, JSON.parse(pages.body(path)) as unknown]));

app.get(/.*/, async (request, response) => {
  const rows = await pages.rows(request.originalUrl, request.headers);
  if (!rows) return void response.sendStatus(401);
  response.set(pages.headers(request.originalUrl)).json(answers.get(request.originalUrl));
});
app.listen(Number(port), '127.0.0.1');
