import { classNames } from './class-names.ts';
import type { IconName } from './icon-names.ts';

export type { IconName };

/** Put in by the build: where the drawings of all icons are. */
declare const ICON_SPRITE: string;

/** Always decoration, the words beside it carry the meaning. The drawing comes from one file that browsers keep; no script carries it. They ask for it while the style sheet is still on its way; a preload they would not use. */
export const Icon = ({ name, className }: { name: IconName; className?: string }) => (
  <svg className={classNames('icon', className)} aria-hidden="true"><use href={`${ICON_SPRITE}#${name}`} /></svg>
);
