import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type Tone = 'info' | 'success' | 'warn' | 'danger';
const icons = { info: Info, success: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

type BannerProps = { tone?: Tone; title?: string; actions?: ReactNode; children?: ReactNode };

/** A note inside the page. Danger speaks up at once, the rest wait their turn. */
export function Banner({ tone = 'info', title, actions, children }: BannerProps) {
  const IconShape = icons[tone];
  return (
    <div className={`banner banner-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <IconShape aria-hidden />
      <div>
        {title ? <strong>{title}</strong> : null}
        {children ? <div>{children}</div> : null}
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
    </div>
  );
}
