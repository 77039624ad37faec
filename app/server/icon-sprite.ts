import { createHash } from 'node:crypto';
import type { IconNode } from 'lucide-react';
import type { Plugin } from 'vite';
import { iconNames } from '../ui/icon-names.ts';

/** How a line is drawn is the page's business (styles/controls.css): it reaches into the drawing. */
async function symbolOf(name: string): Promise<string> {
  const { __iconData: { node } } = (await import(`lucide-react/icons/${name}`)) as { __iconData: { node: IconNode } };
  const shapes = node.map(([tag, attributes]) => `<${tag}${Object.entries(attributes).filter(([key]) => key !== 'key').map(([key, value]) => ` ${key}="${value}"`).join('')}/>`);
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`;
}

export async function drawSprite(names: readonly string[] = iconNames): Promise<string> {
  return `<svg xmlns="http://www.w3.org/2000/svg">${(await Promise.all(names.map(symbolOf))).join('')}</svg>\n`;
}

/** One file with the icons that pages show, under an address that names its content, so that a browser keeps it for ever. */
export async function iconSprite(): Promise<Plugin> {
  const source = await drawSprite();
  const address = `/assets/icons-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.svg`;
  return {
    name: 'icon-sprite',
    config: () => ({ define: { ICON_SPRITE: JSON.stringify(address) } }),
    generateBundle() {
      if (this.environment?.name !== 'ssr') this.emitFile({ type: 'asset', fileName: address.slice(1), source });
    },
    configureServer(server) {
      server.middlewares.use(address, (_request, response) => {
        response.setHeader('Content-Type', 'image/svg+xml');
        response.end(source);
      });
    },
  };
}
