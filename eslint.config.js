import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import { noBareFigure } from './tools/eslint/no-bare-figure.js';

/**
 * The arrows of docs/architecture.md, as lint. Each project says in its package.json what it is
 * (`nx.tags`: type:app | io | pure, scope:web | server | shared); what it may import follows from that alone.
 */
const root = import.meta.dirname;
const projects = ['apps', 'libs'].flatMap((kind) =>
  readdirSync(path.join(root, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => {
      const dir = `${kind}/${entry.name}`;
      const manifest = JSON.parse(readFileSync(path.join(root, dir, 'package.json'), 'utf8'));
      const tag = (prefix) =>
        manifest.nx.tags.find((t) => t.startsWith(`${prefix}:`))?.slice(prefix.length + 1);
      return { dir, name: manifest.name, type: tag('type'), scope: tag('scope') };
    }),
);

const allowedTypes = { app: ['io', 'pure'], io: ['io', 'pure'], pure: ['pure'] };
const allowedScopes = { web: ['web', 'shared'], server: ['server', 'shared'], shared: ['shared'] };

function mayImport(from, to) {
  return allowedTypes[from.type].includes(to.type) && allowedScopes[from.scope].includes(to.scope);
}

function boundariesOf(project) {
  const forbidden = projects.filter((other) => other.name !== project.name && !mayImport(project, other));
  const patterns = [
    {
      regex: '^(\\.\\./)+(apps|libs)/',
      message: 'Import another project by its package name (@gemmavision/…), never by a path.',
    },
    ...forbidden.map((other) => ({
      regex: `^${other.name}(/|$)`,
      message: `${project.dir} (${project.type}, ${project.scope}) may not import ${other.dir} (${other.type}, ${other.scope}): see docs/architecture.md.`,
    })),
  ];
  if (project.type === 'pure') {
    patterns.push({
      regex: '^node:|^(fs|path|http|https|net|child_process|os|crypto)(/|$)',
      message: 'Pure code does no I/O: take what you need as an argument.',
    });
  }
  if (project.name !== '@gemmavision/db') {
    patterns.push({
      regex: project.name === '@gemmavision/queue' ? '^@prisma/' : '^(@prisma/|pg$)',
      message: 'Only libs/db (and libs/queue, for its own connection) talks to the database.',
    });
  }
  return patterns;
}

const impureGlobals = ['fetch', 'process', 'setTimeout', 'setInterval', 'Buffer'].map((name) => ({
  name,
  message: 'Pure code does no I/O and keeps no time: take what you need as an argument.',
}));
const impureProperties = [
  { object: 'Date', property: 'now', message: 'Pure code takes the time as an argument.' },
  { object: 'Math', property: 'random', message: 'Pure code takes randomness as an argument.' },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist-types/**',
      '**/node_modules/**',
      'libs/db/src/generated/**',
      'data/**',
      '.cache/**',
      '.nx/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['{apps,libs}/**/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in libs/settings alone.' },
      ],
      'no-console': 'error',
    },
  },
  { files: ['libs/settings/src/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['apps/web/src/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    // Pages of reference data: every figure can say where it is from. What the team’s own queue counts is none.
    files: ['apps/web/src/features/{models,quantization,benchmarks,home}/**/*.tsx'],
    ignores: ['apps/web/src/features/home/TeamDocuments.tsx'],
    plugins: { quantadvisor: { rules: { 'no-bare-figure': noBareFigure } } },
    rules: { 'quantadvisor/no-bare-figure': ['error', { chosen: ['assumptions'] }] },
  },
  ...projects.map((project) => ({
    files: [`${project.dir}/src/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { patterns: boundariesOf(project) }] },
  })),
  ...projects
    .filter((project) => project.type === 'pure')
    .map((project) => ({
      files: [`${project.dir}/src/**/*.{ts,tsx}`],
      ignores: ['**/*.test.{ts,tsx}'],
      rules: {
        'no-restricted-globals': ['error', ...impureGlobals],
        'no-restricted-properties': ['error', ...impureProperties],
      },
    })),
  {
    // Tests stand outside the arrows: they read fixtures and start what they need.
    files: ['**/*.test.{ts,tsx}', 'testing/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
);
