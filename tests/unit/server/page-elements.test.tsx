import { createContext, createElement, forwardRef, Fragment as ReactFragment, memo } from 'react';
import { jsx as reactJsx } from 'react/jsx-runtime';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Fragment, jsx, jsxs } from '#app/server/page-elements.ts';

const Plain = ({ name = 'nobody', children }: { name?: string; children?: unknown }) => <b title={name}>{String(children)}</b>;
const WithDefaults = Object.assign(({ name }: { name?: string }) => <b>{name}</b>, { defaultProps: { name: 'by default' } });
const Forwarding = forwardRef<HTMLElement, { name: string }>(({ name }, ref) => <b ref={ref}>{name}</b>);
const Kept = memo(Plain);
const KeptWithDefaults = Object.assign(memo(Plain), { defaultProps: { name: 'by default' } });
const { Provider } = createContext('');

type Props = Record<string, unknown>;

const fieldsOf = ({ type, key, props, ref, $$typeof }: ReturnType<typeof jsx> & { ref?: unknown; $$typeof?: symbol }) => ({ type, key, props, ref, $$typeof });

const cases: [string, Parameters<typeof jsx>[0], Props, string | number | undefined][] = [
  ['an element', 'div', { className: 'a', children: ['x', 1] }, undefined], ['a key', 'li', { children: 'x' }, 7], ['a key that is null', 'li', {}, null as never],
  ['a ref', 'input', { ref: { current: null }, name: 'q' }, undefined], ['a ref and a key', Forwarding as never, { ref: () => undefined, name: 'a' }, 'k'],
  ['a component', Plain, { name: 'a', children: 'x' }, undefined], ['what is left out', Plain, { name: undefined, children: 'x' }, undefined], ['defaults', WithDefaults, {}, undefined], ['defaults with a key', WithDefaults, { name: undefined }, 'k'],
  ['defaults of a kept component', KeptWithDefaults as never, { children: 'x' }, undefined], ['a kept component', Kept as never, { name: 'a', children: 'x' }, undefined], ['a provider', Provider as never, { value: 'v', children: 'x' }, undefined], ['a fragment', Fragment as never, { children: ['x', 'y'] }, 'k'],
];

test.each(cases)('the server makes of %s what React makes of it', (_name, type, props, key) => {
  expect(fieldsOf(jsx(type, { ...props }, key))).toEqual(fieldsOf(reactJsx(type, { ...props }, key)));
});

test('a key among spread properties counts, and more than one beside them', () => {
  const theirs = fieldsOf(createElement('li', { key: 'spread', id: 'a' }));
  expect(fieldsOf(jsx('li', { key: 'spread', id: 'a' }))).toEqual(theirs);
  expect(fieldsOf(jsx('li', { key: 'spread', id: 'a' }, 'own'))).toEqual(theirs);
});

test('and it is drawn', () => {
  expect(renderToString(jsxs('p', { children: [jsx(Plain, { children: 'a' }, 1), jsx(Fragment, { children: 'b' })] }))).toBe('<p><b title="nobody">a</b>b</p>');
  expect(Fragment).toBe(ReactFragment);
});
