import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/* There is no container engine where the tests run: these files are read, not run. */
const read = (path: string) => readFileSync(path, 'utf8');
const uncommented = (path: string) => read(path).split('\n').filter((line) => !/^\s*#/.test(line)).join('\n');
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string>; optionalDependencies: Record<string, string>; engines: { node: string } };

/** What the app reads, by its schema. */
const variables = new Set([...read('app/platform/env/env.server.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1] ?? ''));

describe('the image', () => {
  const dockerfile = uncommented('Dockerfile');

  it('is made from files that exist and are not left out', () => {
    const ignored = read('.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => (match[1] ?? '').split(' '));
    expect(copied).toContain('package-lock.json');
    for (const path of copied) expect(existsSync(path), path).toBe(true);
    const needed = ['package.json', 'package-lock.json', '.npmrc', 'app', 'prisma', 'public', 'vite.config.ts', 'remix.config.js', 'tailwind.config.ts', 'prisma.config.ts', 'tsconfig.json'];
    for (const path of needed) {
      expect(existsSync(path), path).toBe(true);
      expect(ignored, path).not.toContain(path);
    }
    for (const path of ['.git', 'data', '.env', 'node_modules', 'tests']) expect(ignored).toContain(path);
  });

  it('starts what npm start starts, with the Node that the app is made for, and not as root', () => {
    const command = /^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]';
    expect((JSON.parse(command) as string[]).join(' ')).toBe(manifest.scripts.start);
    const pinned = Object.values(manifest.optionalDependencies)[0]?.split('.')[0];
    expect([...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map((match) => match[1])).toEqual([pinned, pinned]);
    expect(dockerfile.indexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM'));
    for (const name of Object.keys(manifest.optionalDependencies)) expect(name).toMatch(/^node-(linux|win)-/);
    expect(dockerfile).toContain('node_modules/node-linux-*');
  });

  it('asks for its health where the app answers', () => {
    expect(dockerfile).toContain('/health/ready');
    expect(read('app/server/health.server.ts')).toContain("'/health/ready'");
  });
});

describe('the composition', () => {
  const compose = uncommented('compose.yaml');
  const app = compose.slice(compose.indexOf('  app:'), compose.indexOf('\n  db:\n'));

  it('sets only variables that the app knows', () => {
    const set = [...app.slice(app.indexOf('environment:'), app.indexOf('volumes:')).matchAll(/^ {6}([A-Z_]+):/gm)].map((match) => match[1] ?? '');
    expect(set.length).toBeGreaterThan(5);
    for (const name of set) expect(variables, name).toContain(name);
  });

  it('has no password of its own, and shows nothing to the network by itself', () => {
    expect(compose).not.toMatch(/PASSWORD: (?!\$\{POSTGRES_PASSWORD:\?)/);
    expect(compose).toContain('127.0.0.1:${PORT:-3000}:3000');
    expect(compose.slice(compose.indexOf('\n  db:\n'))).not.toContain('ports:');
  });

  it('keeps what must be kept', () => {
    expect(app).toContain('- data:/data');
    expect(uncommented('Dockerfile')).toContain('DATA_DIR=/data');
    expect(compose).toContain('- database:/var/lib/postgresql/data');
  });
});

describe('the examples in deploy/', () => {
  it('name the app’s own start, variables and port', () => {
    const unit = uncommented('deploy/kruzhok.service');
    expect(unit).toContain(manifest.scripts.start?.replace(/^node /, 'node_modules/.bin/node '));
    for (const match of unit.matchAll(/^Environment=([A-Z_]+)=/gm)) expect(variables).toContain(match[1]);
    for (const path of ['deploy/nginx.conf', 'deploy/Caddyfile']) {
      expect(uncommented(path), path).toContain('127.0.0.1:3000');
      expect(read(path), path).toContain('TRUST_PROXY=1');
    }
  });

  it('let through as much as the app takes', () => {
    for (const path of ['deploy/nginx.conf', 'deploy/Caddyfile']) expect(Number(/(?:client_max_body_size|max_size) (\d+)m/i.exec(read(path))?.[1]), path).toBeGreaterThanOrEqual(512);
  });
});
