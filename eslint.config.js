import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noInlineStyle = {
  selector: "JSXAttribute[name.name='style']",
  message: 'The Content-Security-Policy forbids style attributes: use a class, or an SVG attribute.',
};
const noUnsafeSql = {
  selector: "MemberExpression[property.name=/^\\$(queryRawUnsafe|executeRawUnsafe)$/]",
  message: 'Raw SQL is written with the Prisma.sql template.',
};
const noRandom = {
  selector: "MemberExpression[object.name='Math'][property.name='random']",
  message: 'Use node:crypto.',
};
const ownLinks = { name: '@remix-run/react', importNames: ['Link', 'NavLink'], message: 'ui/link draws the same for less.' };
const noZod = { name: 'zod', message: 'What a page takes is a schema of its room; an id in an address is read by platform/http/require-uuid.' };
const noRawHtml = { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'No raw HTML.' };

const functionOf = (max) => ({ max, skipBlankLines: true, skipComments: true, IIFEs: true });

export default tseslint.config(
  { ignores: ['build/', 'data/', 'node_modules/', 'app/platform/db/generated/', 'screenshots/', 'test-results/', 'playwright-report/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', noInlineStyle, noUnsafeSql, noRandom, noRawHtml],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only platform/env reads the environment.' }, { object: 'crypto', property: 'randomUUID', message: 'Browsers have it over https and on localhost only; v7 of uuid works in every home network.' }],
    },
  },
  {
    files: ['app/**/*.tsx', 'app/ui/**/*.ts'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      // The summary of errors takes focus after a full page load; a scrolling chart must be reachable by keyboard.
      'jsx-a11y/no-autofocus': 'off',
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region', 'img'], allowExpressionValues: true }],
      'no-restricted-imports': ['error', { paths: [ownLinks] }],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  { files: ['app/**/*.{ts,tsx}'], rules: { 'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }] } },
  { files: ['app/**/*.ts'], rules: { 'max-lines-per-function': ['error', functionOf(40)] } },
  { files: ['app/**/*.tsx'], rules: { 'max-lines-per-function': ['error', functionOf(80)] } },
  { files: ['app/routes/**/*.{ts,tsx}'], rules: { 'max-lines': ['error', 150] } },
  { files: ['app/**/{queries,commands}/**'], rules: { 'max-lines': ['error', 120] } },
  { files: ['app/routes/**/*.tsx'], rules: { 'no-restricted-imports': ['error', { paths: [ownLinks, noZod] }] } },
  {
    files: ['app/platform/env/**', 'app/server/{prepare.server,dev}.ts', 'tests/**', '*.config.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['app/ui/link.tsx'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['tests/**'], rules: { 'no-restricted-syntax': 'off' } },
);
