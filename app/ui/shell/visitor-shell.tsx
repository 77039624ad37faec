import type { ReactNode } from 'react';
import { Brand, type BrandProps } from '../brand-mark.tsx';
import { Link } from '../link.tsx';
import { LoadingBar } from '../loading-bar.tsx';
import { SkipLink } from '../skip-link.tsx';
import { LanguageSwitch, type LanguageSwitchProps } from './language-switch.tsx';

type VisitorShellProps = {
  brand: BrandProps;
  languages?: LanguageSwitchProps;
  signIn?: { href: string; label: string };
  skipLabel: string;
  footer?: ReactNode;
  toast?: ReactNode;
  children: ReactNode;
};

/** For whoever has not come in yet. */
export function VisitorShell({ brand, languages, signIn, skipLabel, footer, toast, children }: VisitorShellProps) {
  return (
    <div className="quiet">
      <SkipLink>{skipLabel}</SkipLink>
      <LoadingBar />
      <header className="quiet-head">
        <Brand {...brand} />
        <div className="actions">
          {languages ? <LanguageSwitch {...languages} /> : null}
          {signIn ? <Link className="btn btn-s" to={signIn.href}>{signIn.label}</Link> : null}
        </div>
      </header>
      <main id="main" className="quiet-main" tabIndex={-1}>{children}</main>
      {footer ? <footer className="quiet-foot">{footer}</footer> : null}
      {toast}
    </div>
  );
}
