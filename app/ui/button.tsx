import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Link } from './link.tsx';

type Look = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'm' | 's';
  icon?: IconName;
  wide?: boolean;
  children?: ReactNode;
};

const lookClass = ({ variant = 'secondary', size = 'm', wide }: Look) =>
  classNames('btn', variant !== 'secondary' && `btn-${variant}`, size === 's' && 'btn-s', wide && 'btn-wide');

export function Button({ variant, size, icon, wide, children, ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button type="submit" {...rest} className={lookClass({ variant, size, wide })}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

type LinkProps = Look & Omit<ComponentProps<typeof Link>, 'className' | 'children'>;

/** Looks like a button, goes somewhere. `reloadDocument` for downloads and other resource routes. */
export function ButtonLink({ variant, size, icon, wide, children, ...rest }: LinkProps) {
  return (
    <Link {...rest} className={lookClass({ variant, size, wide })}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  );
}

type IconButtonProps = { label: string; icon: IconName; variant?: Look['variant']; size?: Look['size'] } & ComponentProps<'button'>;

export function IconButton({ label, icon, variant = 'quiet', size, ...rest }: IconButtonProps) {
  return (
    <button type="submit" {...rest} className={`${lookClass({ variant, size })} btn-icon`} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
