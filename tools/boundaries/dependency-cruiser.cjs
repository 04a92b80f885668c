/** `npm run boundaries`: the one-way house of docs/architecture.md, made from edges.json. Every message says how to turn an edge round. */
const { libs, apps } = require('./edges.json');

const SPECS = '\\.spec\\.tsx?$';
/** Rooms of a feature that are loaded apart from it, each by its own index. */
const ROOMS = 'api|jobs|actions|import|testing';
const names = Object.keys(libs);
const INVERT = 'declare what is needed as an interface in the lower part and hand an implementation in from apps/, or publish an outbox event and listen to it';

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** One rule for each part: what it may not reach. */
const oneWay = (kind, name, allowed) => {
  const own = kind === 'libs' ? [name] : [];
  const forbidden = names.filter((other) => !allowed.includes(other) && !own.includes(other));
  if (forbidden.length === 0) return [];
  return error(`${kind}/${name}-goes-one-way`, `${name} may import ${allowed.join(', ') || 'no other part'} only. To turn the edge round, ${INVERT}.`, { path: `^${kind}/${name}/`, pathNot: [SPECS] }, { path: `^libs/(${forbidden.join('|')})/` });
};

module.exports = {
  forbidden: [
    ...names.flatMap((name) => oneWay('libs', name, libs[name])),
    ...Object.entries(apps).flatMap(([name, allowed]) => oneWay('apps', name, Array.isArray(allowed) ? allowed : names)),
    error('declared', 'A directory in libs/ that tools/boundaries/edges.json does not name: decide what it may import and add it there.', { path: `^libs/(?!(${names.join('|')})/)` }, { path: '.' }),
    error('no-cycle', `Two modules that need each other are one module, or hide a third: move what both need into a file of its own, or ${INVERT}.`, {}, { circular: true }),
    error('by-the-front-door', 'Import another part by its index: #x, or one of its rooms with an index of their own, like #x/api; export there what others need.', { path: '^libs/([^/]+)/' }, { path: '^libs/', pathNot: ['^libs/$1/', `^libs/[^/]+/((${ROOMS})/)?index\\.ts$`, '^libs/platform/[^/]+/index\\.ts$'] }),
    error('platform-by-the-front-door', 'Import another room of the platform by its index: #platform/x.', { path: '^libs/platform/([^/]+)/' }, { path: '^libs/platform/', pathNot: ['^libs/platform/$1/', '^libs/platform/[^/]+/index\\.ts$'] }),
    error('apps-by-the-front-door', 'Import a part by its index: #x, or one of its rooms with an index of their own, like #x/api; export there what others need.', { path: '^(apps|migrations)/' }, { path: '^libs/', pathNot: [`^libs/[^/]+/((${ROOMS})/)?index\\.ts$`, '^libs/platform/[^/]+/index\\.ts$'] }),
    error('entities-stay-home', 'An entity does not leave its feature: export a service that answers with plain types, and refer to the row by its id.', { path: '^(libs/[^/]+/index\\.ts$|libs/[^/]+/api/|apps/)' }, { path: '^libs/[^/]+/entities/' }),
    error('testing-is-for-tests', 'Builders and fakes are for specs, journeys and benches.', { path: '^(libs|apps)/', pathNot: [SPECS, '/testing/'] }, { path: '/testing/' }),
    error('domain-is-pure', 'Rules know no framework and no database: take what is needed as an argument.', { path: '^libs/[^/]+/domain/', pathNot: [SPECS] }, { path: 'node_modules/(@nestjs|typeorm|pg|bullmq|graphql)/' }),
    error('kernel-runs-in-a-browser', 'kernel and permissions are loaded by the console too: nothing of Node in them.', { path: '^libs/(kernel|permissions)/', pathNot: [SPECS] }, { dependencyTypes: ['core'] }),
    error('apps-stand-alone', 'An app is a composition root; what two of them need belongs into a lib.', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: ['^apps/$1/', '^apps/simulator/'] }),
    error('simulator-is-for-demo-and-tests', 'Only the command line, tests and benches know the simulator; the product talks to a provider over HTTP.', { path: '^(apps|libs|migrations)/', pathNot: ['^apps/(simulator|cli)/', SPECS, '/testing/'] }, { path: '^apps/simulator/' }),
    error('production-packages-only', 'The production image has no development packages: move this one to "dependencies", or the import to a spec.', { path: '^(libs|apps/(api|worker|cli|simulator)|migrations)/', pathNot: [SPECS, '/testing/'] }, { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }),
    error('resolvable', 'This import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
    moduleSystems: ['es6', 'cjs'],
  },
};
