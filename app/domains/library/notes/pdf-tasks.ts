/** What a process of a PDF can do for notes. Loaded in such a process only. */
export { bake } from './pdf/bake.ts';
export { find } from './pdf/find.ts';
