// Runs the shell steps of a pipeline that 'wwep init' wrote, as they stand: node run-pipeline.js PROJECT github|gitlab UPLOADS
// What the hosts' own actions do is done in their place: a cache is nothing, an upload is a copy. WWEPCI_URL and WWEPCI_SHA256 are its variables.
const fs = require('fs');
const os = require('os');
const path = require('path');
const {spawnSync} = require('child_process');
const YAML = require('yaml');

const [project, host, uploads] = process.argv.slice(2);
const read = (file) => YAML.parse(fs.readFileSync(path.join(project, file), 'utf8'));
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'wwep-home.'));
let failed = 0;

function shell(program, script, env) {
  const run = spawnSync(program, ['-e', '-c', script], {
    cwd: project,
    env: {PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', ...env},
    stdio: 'inherit',
  });
  if (run.status !== 0) {
    failed = failed || run.status || 1;
  }
}

function copy(from) {
  fs.mkdirSync(uploads, {recursive: true});
  fs.cpSync(path.join(project, from), path.join(uploads, path.basename(from)), {recursive: true});
}

// ${{ inputs.x }}, ${{ vars.x }}, ${{ matrix.x }}, ${{ steps.x.outputs.y }}
function evaluate(value, scope) {
  return String(value).replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_, name) => {
    const found = name.split('.').reduce((at, key) => (at === undefined ? at : at[key]), scope);
    if (found === undefined) {
      throw new Error('nothing is called ' + name);
    }
    return found;
  });
}

function github() {
  const job = read('.github/workflows/wwep.yml').jobs.scenarios;
  for (const shard of job.strategy.matrix.shard) {
    const scope = {vars: process.env, matrix: {shard}, steps: {}};
    const use = job.steps.find((step) => step.uses && step.uses.startsWith('./'));
    const folder = path.join(project, use.uses);
    const action = read(path.join(use.uses, 'action.yml'));
    scope.inputs = {};
    for (const [name, input] of Object.entries(action.inputs)) {
      scope.inputs[name] = name in use.with ? evaluate(use.with[name], scope) : input.default;
      if (scope.inputs[name] === undefined) {
        throw new Error('the action needs ' + name);
      }
    }
    for (const step of action.runs.steps) {
      if (failed && step.if !== 'always()') {
        continue;
      }
      if (step.uses && step.uses.startsWith('actions/cache@')) {
        continue;
      }
      if (step.uses && step.uses.startsWith('actions/upload-artifact@')) {
        copy(evaluate(step.with.path, scope));
        console.log('uploaded as ' + evaluate(step.with.name, scope));
        continue;
      }
      const output = path.join(home, 'output');
      fs.writeFileSync(output, '');
      const env = {GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: folder, GITHUB_OUTPUT: output};
      for (const [name, value] of Object.entries(step.env || {})) {
        env[name] = evaluate(value, scope);
      }
      console.log('- ' + step.name);
      shell(step.shell, step.run, env);
      const lines = fs.readFileSync(output, 'utf8').split('\n').filter((line) => line);
      scope.steps[step.id || ''] = {outputs: Object.fromEntries(lines.map((line) => line.split('=', 2)))};
    }
  }
}

function gitlab() {
  const job = read('.gitlab-ci.yml').wwep;
  const env = {CI_PROJECT_DIR: project, WWEPCI_URL: process.env.WWEPCI_URL, WWEPCI_SHA256: process.env.WWEPCI_SHA256};
  for (const [name, value] of Object.entries(job.variables)) {
    env[name] = value.replace('$CI_PROJECT_DIR', project);
  }
  for (const line of [...job.before_script, ...job.script]) {
    if (!failed) {
      console.log('$ ' + line);
      shell('sh', line, env);
    }
  }
  job.artifacts.paths.forEach(copy);
  fs.accessSync(path.join(project, job.artifacts.reports.junit));
}

try {
  ({github, gitlab})[host]();
} finally {
  fs.rmSync(home, {recursive: true, force: true});
}
process.exit(failed);
