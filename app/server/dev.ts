import { generateClient } from './prepare.server.ts';

/** `npm run dev`: the same process as `npm start`, with Vite in place of the built files. */
process.env.NODE_ENV ??= 'development';
generateClient(process.cwd());
const { runProcess } = await import('./main.server.ts');
await runProcess({ web: true });
