import '#app/platform/env/production.ts';
import { prepare } from './prepare.server.ts';

/** `npm start`: what is missing is made first, because the rest imports it. */
prepare(process.cwd());
const { runProcess } = await import('./main.server.ts');
await runProcess({ web: true });
