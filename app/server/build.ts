import { prepare } from './prepare.server.ts';

prepare(process.cwd());
