import type { ReactNode } from 'react';
import { Brand, type BrandProps } from '../brand-mark.tsx';
import { LoadingBar } from '../loading-bar.tsx';
import { SkipLink } from '../skip-link.tsx';
import { LanguageSwitch, type LanguageSwitchProps } from './language-switch.tsx';

type AuthShellProps = {
  brand: BrandProps;
  /** Left out where the page brings its own heading. */
  title?: string;
  lead?: ReactNode;
  under?: ReactNode;
  languages?: LanguageSwitchProps;
  skipLabel: string;
  toast?: ReactNode;
  children?: ReactNode;
};

/** One quiet column: coming in, and pages that need nothing else. `under` is the other way ("No account yet?"). */
export function AuthShell({ brand, title, lead, under, languages, skipLabel, toast, children }: AuthShellProps) {
  return (
    <div className="quiet">
      <SkipLink>{skipLabel}</SkipLink>
      <LoadingBar />
      <header className="quiet-head"><Brand {...brand} />{languages ? <LanguageSwitch {...languages} /> : null}</header>
      <main id="main" className="quiet-column" tabIndex={-1}>
        {title ? <h1>{title}</h1> : null}
        {lead ? <p className="lead">{lead}</p> : null}
        <div className="mt-6">{children}</div>
        {under ? <div className="under">{under}</div> : null}
      </main>
      {toast}
    </div>
  );
}
