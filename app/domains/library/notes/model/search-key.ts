import { cut } from '#app/platform/text/folding.ts';
import { nameKey } from '../../model/text-keys.ts';

/** Quote and body as a search finds them: folded like titles (ё = е, case, punctuation). */
export const searchKeyOf = ({ quote, body }: { quote: string; body: string }): string => cut(nameKey(`${quote} ${body}`), 30_000);
