import { Link } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.ts';

type Look = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'm' | 's';
  icon?: Icon;
  wide?: boolean;
  children?: ReactNode;
};

const lookClass = ({ variant = 'secondary', size = 'm', wide }: Look) =>
  classNames('btn', variant !== 'secondary' && `btn-${variant}`, size === 's' && 'btn-s', wide && 'btn-wide');

export function Button({ variant, size, icon: IconShape, wide, children, ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button type="submit" {...rest} className={lookClass({ variant, size, wide })}>
      {IconShape ? <IconShape aria-hidden /> : null}
      {children}
    </button>
  );
}

type LinkProps = Look & Omit<ComponentProps<typeof Link>, 'className' | 'children'>;

/** Looks like a button, goes somewhere. `reloadDocument` for downloads and other resource routes. */
export function ButtonLink({ variant, size, icon: IconShape, wide, children, ...rest }: LinkProps) {
  return (
    <Link {...rest} className={lookClass({ variant, size, wide })}>
      {IconShape ? <IconShape aria-hidden /> : null}
      {children}
    </Link>
  );
}

type IconButtonProps = { label: string; icon: Icon; variant?: Look['variant']; size?: Look['size'] } & ComponentProps<'button'>;

export function IconButton({ label, icon: IconShape, variant = 'quiet', size, ...rest }: IconButtonProps) {
  return (
    <button type="submit" {...rest} className={`${lookClass({ variant, size })} btn-icon`} aria-label={label} title={label}>
      <IconShape aria-hidden />
    </button>
  );
}
