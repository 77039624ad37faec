import { Icon } from './icon.tsx';
import type { ReactNode } from 'react';

type Tone = 'info' | 'success' | 'warn' | 'danger';
const icons = { info: 'info', success: 'circle-check', warn: 'triangle-exclamation-point', danger: 'circle-exclamation-point' } as const;

type BannerProps = { tone?: Tone; title?: string; actions?: ReactNode; children?: ReactNode };

/** A note inside the page. Danger speaks up at once, the rest wait their turn. */
export function Banner({ tone = 'info', title, actions, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div>
        {title ? <strong>{title}</strong> : null}
        {children ? <div>{children}</div> : null}
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
    </div>
  );
}
