/** The import rules of docs/architecture: who may know whom. */
const room = '^app/domains/([^/]+)/';
/** A large room has wings, each shaped like a room (decision 036). */
const wings = '(documents|reader|notes|editing|words|statistics)';
const face = '(index\\.server|schema|events|paths|manifest\\.server)\\.ts$|/ui/|/messages/|import-paths\\.ts$|pdf-tasks\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'rooms-are-islands', severity: 'error', from: { path: room }, to: { path: '^app/domains/', pathNot: '^app/domains/$1/' } },
    { name: 'only-a-rooms-face', severity: 'error', from: { pathNot: '^(app/domains|tests|prisma)/' }, to: { path: '^app/domains/', pathNot: face } },
    { name: 'only-a-wings-face', severity: 'error', from: { path: `^app/domains/([^/]+)/${wings}/` }, to: { path: `^app/domains/$1/${wings}/`, pathNot: `^app/domains/$1/$2/|${face}` } },
    { name: 'a-wing-is-entered-by-its-face', severity: 'error', from: { path: '^app/domains/([^/]+)/', pathNot: `^app/domains/[^/]+/${wings}/` }, to: { path: `^app/domains/$1/${wings}/`, pathNot: face } },
    { name: 'engines-know-no-room', severity: 'error', from: { path: '^app/engines/([^/]+)/' }, to: { path: '^app/(domains|routes|server|engines)/', pathNot: '^app/engines/$1/' } },
    { name: 'kernel-knows-platform-only', severity: 'error', from: { path: '^app/kernel/' }, to: { path: '^app/(domains|engines|routes|server)/' } },
    { name: 'rooms-look-down', severity: 'error', from: { path: '^app/domains/' }, to: { path: '^app/(engines|routes|server)/' } },
    { name: 'platform-has-no-business', severity: 'error', from: { path: '^app/platform/' }, to: { path: '^app/(domains|engines|kernel|routes|server|ui)/' } },
    { name: 'ui-has-no-business', severity: 'error', from: { path: '^app/ui/' }, to: { path: '^app/(domains|engines|kernel|routes|server|platform)/', pathNot: '^app/platform/(i18n|time)/' } },
    { name: 'routes-reach-the-server-by-compose', severity: 'error', from: { path: '^app/(routes|domains|kernel|engines)/' }, to: { path: '^app/server/', pathNot: 'compose' } },
    {
      name: 'database-behind-queries-and-commands',
      severity: 'error',
      from: { pathNot: ['^(app/platform/|app/kernel/|app/engines/|app/server/|prisma/|tests/)', '^app/domains/.+/(queries|commands)/'] },
      to: { path: '^app/platform/db/(generated|client)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-remix-below-routes', severity: 'error', from: { path: '^app/(domains|kernel|engines)/', pathNot: '/ui/|totp' }, to: { path: 'node_modules/@remix-run/' } },
    { name: 'no-missing-packages', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(virtual:|\\./build/)' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|app/platform/db/generated' },
    exclude: { path: '^(build|data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
