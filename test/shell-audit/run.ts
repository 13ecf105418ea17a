import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root, spawnNode, tool } from '../../build/project.mjs';

/**
 * `npm run shell:audit`: electronegativity reads the shell as one file of the JavaScript that it knows. Every finding has to be explained here,
 * every explanation has to be needed, and a file that it cannot read is a failure: its exit code says nothing. Ends with one JSON line.
 */

/** `sample`: the line of the bundle that it is about, empty where it is about none. */
type Finding = { issue: string; place: string; sample: string };
type Explanation = { issue: string; sample: RegExp; why: string };

const explained: readonly Explanation[] = [
  {
    issue: 'CSP_GLOBAL_CHECK',
    sample: /^$/,
    why: 'It looks for a policy in HTML files; ours comes with the response of the app:// handler, which test/shell/pages.test.ts holds.',
  },
  {
    issue: 'OPEN_EXTERNAL_JS_CHECK',
    sample: /shell\.openExternal\(link\)/,
    why: 'One place, behind the allow-list of electron/os/external-link.ts.',
  },
  {
    issue: 'PROTOCOL_HANDLER_JS_CHECK',
    sample: /setAsDefaultProtocolClient\(ownScheme\)/,
    why: 'What comes by it is parsed by electron/incoming-link.ts and only ever looked up.',
  },
  {
    issue: 'PROTOCOL_HANDLER_JS_CHECK',
    sample: /setAsDefaultProtocolClient\("tel"\)/,
    why: 'When a person has set it; digits are all that is taken.',
  },
  {
    issue: 'CERTIFICATE_VERIFY_PROC_JS_CHECK',
    sample: /setCertificateVerifyProc\(/,
    why: 'Adds an authority of the center for its own server; whatever else Chromium refuses stays refused (electron/os/own-authority.test.ts).',
  },
];

const bundle = (name: string, folder: string) =>
  build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'electron', `${name}.ts`),
      outDir: join(folder, 'dist'),
      emptyOutDir: false,
      target: 'es2020',
      minify: false,
      rolldownOptions: {
        external: ['electron', /^node:/, /^electron-updater/],
        output: { format: 'cjs', entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  });

type SarifResult = {
  ruleId: string;
  locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } } }];
};

/** Its SARIF, because that is written in one piece: of its CSV the head and the rows are written at once, the one over the other. */
const readFindings = (report: string, app: string): Finding[] => {
  const { runs } = JSON.parse(readFileSync(report, 'utf8')) as { runs: { results: SarifResult[] }[] };
  return runs.flatMap(({ results }) =>
    results.map(({ ruleId, locations: [{ physicalLocation: at }] }) => {
      const { uri } = at.artifactLocation;
      const { startLine, startColumn } = at.region;
      const isNowhere = uri.startsWith('file:');
      const line = isNowhere ? '' : (readFileSync(join(app, uri), 'utf8').split('\n')[startLine - 1] ?? '');
      return { issue: ruleId, place: isNowhere ? 'the whole app' : `${uri}:${startLine}:${startColumn}`, sample: line.trim() };
    }),
  );
};

const audit = async (folder: string): Promise<{ said: string; findings: Finding[] }> => {
  const report = join(folder, 'report.sarif');
  const auditor = tool('@doyensec/electronegativity', 'dist/index.js');
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const hook = join(import.meta.dirname, 'without-typescript.ts');
  const child = spawnNode(['--import', hook, auditor, '-i', join(folder, 'app'), '-o', report, '-r', '-e', devDependencies.electron], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  await new Promise((resolve) => child.once('close', resolve));
  return { said, findings: readFindings(report, join(folder, 'app')) };
};

const fits = (finding: Finding, { issue, sample }: Explanation): boolean => finding.issue === issue && sample.test(finding.sample);

const folder = mkdtempSync(join(tmpdir(), 'refinery-audit-'));
try {
  for (const name of ['main', 'preload']) await bundle(name, join(folder, 'app'));
  writeFileSync(join(folder, 'app/package.json'), JSON.stringify({ name: 'refinery', version: '0.0.0', main: 'dist/main.js' }));
  const { said, findings } = await audit(folder);
  const parseErrors = said.match(/Error parsing.*/g) ?? [];
  const unexplained = findings.filter((finding) => !explained.some((each) => fits(finding, each)));
  const unneeded = explained.filter((each) => !findings.some((finding) => fits(finding, each)));
  for (const { issue, place, sample } of unexplained) console.log(`UNEXPLAINED  ${issue} ${place} ${sample}`);
  for (const { issue, sample } of unneeded)
    console.log(`NOT FOUND    ${issue} ${sample}: the explanation is out of date, or the auditor did not read the file`);
  for (const error of parseErrors) console.log(error);
  for (const finding of findings) {
    const why = explained.find((each) => fits(finding, each))?.why;
    if (why) console.log(`explained    ${finding.issue} ${finding.place}\n             ${why}`);
  }
  const figures = {
    findings: findings.length,
    unexplained: unexplained.length,
    unneeded: unneeded.length,
    parseErrors: parseErrors.length,
  };
  console.log(JSON.stringify(figures));
  process.exitCode = unexplained.length + unneeded.length + parseErrors.length > 0 || findings.length === 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
