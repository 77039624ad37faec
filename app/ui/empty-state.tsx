import type { ReactNode } from 'react';
import { ShelfAndLamp } from './shelf-and-lamp.tsx';

type EmptyStateProps = { title: string; action?: ReactNode; children?: ReactNode; /** 1 where nothing else is the page's name. */ level?: 1 | 2 };

/** An invitation with one step. */
export function EmptyState({ title, action, children, level = 2 }: EmptyStateProps) {
  return (
    <div className="empty">
      <ShelfAndLamp />
      {level === 1 ? <h1 className="text-21">{title}</h1> : <h2>{title}</h2>}
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
