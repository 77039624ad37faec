import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';

/** Without the windows that nobody sees it is half the work: the shell first, then the whole browser. */
const systemBrowsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** Flags that Chromium needs as root and in a closed network. */
export const browserArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Playwright's own browser if it is installed, else the system's, else null. */
export function findBrowser(): string | null {
  const own = chromium.executablePath();
  return [...shellBeside(own), own, ...systemBrowsers].find((path) => path && existsSync(path)) ?? null;
}

/** Playwright installs its shell in a folder of the same number: `…/chromium_headless_shell-1200/chrome-linux/headless_shell`. */
function shellBeside(browser: string): string[] {
  const folder = /^.*[\\/]chromium-\d+(?=[\\/])/.exec(browser)?.[0].replace(/chromium-(?=\d+$)/, 'chromium_headless_shell-');
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /headless[-_]shell(\.exe)?$/.test(name)).map((name) => join(folder, name));
}

/** Finds a browser or installs one: Playwright's installer first, then the system's packages when root. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log('No browser found: installing Chromium …');
  spawnSync('npx', ['--no-install', 'playwright', 'install', '--with-deps', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  const installed = findBrowser();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
  }
  const last = findBrowser();
  if (!last) throw new Error('No Chromium could be found or installed: install one (for example the package "chromium") and run again.');
  return last;
}
