import '#app/platform/env/production.ts';
import { generateClient } from './prepare.server.ts';

/** `npm run worker`: only the background jobs, beside one or more web processes. */
generateClient(process.cwd());
const { runProcess } = await import('./main.server.ts');
await runProcess({ web: false });
