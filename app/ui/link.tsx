import { Link as RoutedLink } from '@remix-run/react';
import type { ComponentProps } from 'react';

type Props = ComponentProps<typeof RoutedLink>;

/** An address as our pages write them: whole, from the root, so that there is nothing to work out. */
const isWhole = (to: Props['to']): to is string => typeof to === 'string' && /^\/(?![./\\])/.test(to) && !/\/[./]/.test(to);

/** The same element as the framework's link gives. That asks the router thrice for what it is told, and cares for clicks, which only happen in a browser. */
function DrawnLink({ to, prefetch: _prefetch, discover = 'render', reloadDocument, replace: _replace, state: _state, preventScrollReset: _keep, relative: _relative, viewTransition: _view, target, children, ...rest }: Props) {
  return <a {...rest} data-discover={discover === 'render' && !reloadDocument ? 'true' : undefined} href={to as string} target={target}>{children}</a>;
}

/** Leads to another page of ours. */
export function Link(props: Props) {
  return import.meta.env.SSR && isWhole(props.to) ? <DrawnLink {...props} /> : <RoutedLink {...props} />;
}
