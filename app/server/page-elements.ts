import { createElement, Fragment } from 'react';
import type { ElementType, Key, ReactElement } from 'react';

type Props = Record<string, unknown>;

const element = Symbol.for('react.element');

/**
 * What JSX on the server becomes instead of `react/jsx-runtime` (vite.config.ts): the same element, with the properties as they were written. React 18 copies
 * them one by one, in case a caller goes on using the object; a compiler's call makes it for this element alone, and React 19 takes it as it is.
 */
export function jsx(type: ElementType, props: Props, key?: Key): ReactElement {
  if ('key' in props || 'ref' in props || (type as { defaultProps?: object }).defaultProps !== undefined) return createElement(type, key === undefined ? props : { key, ...props });
  return { $$typeof: element, type, key: key === undefined ? null : `${key}`, ref: null, props, _owner: null } as unknown as ReactElement;
}

export { jsx as jsxs, Fragment };
