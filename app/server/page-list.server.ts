import type { ServerBuild } from '@remix-run/node';

export type HasPage = (path: string) => boolean;

/** Which addresses without parameters are pages: other parts may then point to them, or leave it. */
export function createPageList(build: ServerBuild | (() => Promise<ServerBuild>)): () => Promise<HasPage> | HasPage {
  if (typeof build === 'function') return async () => listOf(await build());
  const list = listOf(build);
  return () => list;
}

function listOf({ routes }: Pick<ServerBuild, 'routes'>): HasPage {
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : '';
  };
  const pages = new Set(Object.keys(routes).map((id) => pathOf(id) || '/'));
  return (path) => pages.has(path);
}
