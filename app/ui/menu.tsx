import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Link } from './link.tsx';

/** Closes an open `<details>` on Escape or a click elsewhere; without scripts a second click closes it. */
export function useLightDismiss() {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element;
      if (element.open && (!element.contains(target) || target.closest('a.menu-item'))) element.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element.open) return;
      element.open = false;
      element.querySelector('summary')?.focus();
    };
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return details;
}

type MenuProps = { label: string; icon?: IconName; text?: boolean; variant?: 'secondary' | 'quiet'; size?: 'm' | 's'; align?: 'start' | 'end'; children: ReactNode };

/** A `<details>` that unfolds over the page. `text` shows the label; otherwise only the icon does. */
export function Menu({ label, icon = 'ellipsis', text, variant = 'quiet', size, align = 'end', children }: MenuProps) {
  const details = useLightDismiss();
  const summaryClass = classNames('btn', variant === 'quiet' && 'btn-quiet', size === 's' && 'btn-s', !text && 'btn-icon');
  return (
    <details ref={details} className={classNames('menu', align === 'end' && 'menu-end')}>
      <summary className={summaryClass} aria-label={text ? undefined : label} title={text ? undefined : label}>
        <Icon name={icon} />
        {text ? label : null}
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}

type MenuLinkProps = { href: string; icon?: IconName; current?: boolean; children: ReactNode };

export function MenuLink({ href, icon, current, children }: MenuLinkProps) {
  return (
    <Link className="menu-item" to={href} aria-current={current ? 'page' : undefined}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  );
}

type MenuButtonProps = ComponentProps<'button'> & { icon?: IconName; danger?: boolean };

/** Stands inside the caller's own `<form method="post">`. */
export function MenuButton({ icon, danger, children, ...rest }: MenuButtonProps) {
  return (
    <button type="submit" {...rest} className={classNames('menu-item', danger && 'menu-danger')}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

export const MenuDivider = () => <hr />;
