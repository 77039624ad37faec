import { expect, it } from 'vitest';
import { accountPaths } from '#app/kernel/accounts/paths.ts';

it('the ways in carry where to go on and an invitation, and nothing that is empty', () => {
  expect([accountPaths.signIn(), accountPaths.signIn('/'), accountPaths.signIn('/', null), accountPaths.register(undefined, null)]).toEqual(['/sign-in', '/sign-in', '/sign-in', '/register']);
  expect(accountPaths.signIn('/library?sort=title&x=“ы”')).toBe('/sign-in?redirectTo=%2Flibrary%3Fsort%3Dtitle%26x%3D%E2%80%9C%D1%8B%E2%80%9D');
  expect([accountPaths.signIn('/library', 'a'), accountPaths.register('/library', 'a'), accountPaths.register('/', 'a')])
    .toEqual(['/sign-in?invitation=a&redirectTo=%2Flibrary', '/register?invitation=a&redirectTo=%2Flibrary', '/register?invitation=a']);
  expect([accountPaths.forgotten(), accountPaths.forgotten('/library', 'a'), accountPaths.forgotten('/', 'a')]).toEqual(['/forgotten', '/forgotten?invitation=a&redirectTo=%2Flibrary', '/forgotten?invitation=a']);
});
