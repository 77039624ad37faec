import type { LucideIcon } from 'lucide-react';

/** Any lucide component; always decoration, the words beside it carry the meaning. */
export type Icon = LucideIcon;
