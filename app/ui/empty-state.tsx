import type { ReactNode } from 'react';
import { ShelfAndLamp } from './shelf-and-lamp.tsx';

type EmptyStateProps = { title: string; action?: ReactNode; children?: ReactNode };

/** An invitation with one step. */
export function EmptyState({ title, action, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <ShelfAndLamp />
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
