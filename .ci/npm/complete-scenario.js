// Has yaml-language-server, the one behind VS Code's YAML extension, look at scenarios with the settings of a page of the documentation:
// node complete-scenario.js PAGE PROJECT. The settings are the page's JSON block with yaml.schemas.
const fs = require('fs');
const path = require('path');
const assert = require('assert');
const {spawn} = require('child_process');
const {pathToFileURL} = require('url');

const [page, project] = process.argv.slice(2);
const block = [...fs.readFileSync(page, 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map((found) => found[1]).find((text) => text.includes('yaml.schemas'));
assert(block, page + ' has no JSON block with yaml.schemas');
const schemas = {};
for (const [file, patterns] of Object.entries(JSON.parse(block)['yaml.schemas'])) {
  schemas[pathToFileURL(path.join(project, file)).href] = patterns;
}

const server = spawn(process.execPath, [path.join(__dirname, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
const limit = setTimeout(() => { console.error('yaml-language-server does not answer'); server.kill(); process.exit(1); }, 60000);
let buffer = Buffer.alloc(0);
let next = 1;
const waiting = new Map();
const diagnostics = new Map();

function write(message) {
  const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function request(method, params) {
  const id = next++;
  write({id, method, params});
  return new Promise((resolve) => waiting.set(id, resolve));
}

function received(message) {
  if (message.method === 'workspace/configuration') {
    const answer = {'yaml': {schemas, validate: true, completion: true}};
    write({id: message.id, result: message.params.items.map((item) => answer[item.section] || {})});
  } else if (message.method === 'textDocument/publishDiagnostics') {
    const seen = diagnostics.get(message.params.uri);
    if (seen) seen(message.params.diagnostics);
  } else if (message.id !== undefined && message.method) {
    write({id: message.id, result: null});
  } else if (waiting.has(message.id)) {
    waiting.get(message.id)(message.result);
  }
}

server.stdout.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/.exec(buffer.toString('latin1', 0, head))[1]);
    if (buffer.length < head + 4 + length) return;
    const body = buffer.toString('utf8', head + 4, head + 4 + length);
    buffer = buffer.subarray(head + 4 + length);
    received(JSON.parse(body));
  }
});

function open(name, text) {
  const uri = pathToFileURL(path.join(project, name)).href;
  const seen = new Promise((resolve) => diagnostics.set(uri, resolve));
  write({method: 'textDocument/didOpen', params: {textDocument: {uri, languageId: 'yaml', version: 1, text}}});
  return {uri, seen};
}

async function main() {
  const root = pathToFileURL(project).href;
  await request('initialize', {processId: process.pid, rootUri: root, workspaceFolders: [{uri: root, name: 'project'}], capabilities: {workspace: {configuration: true}}});
  write({method: 'initialized', params: {}});
  write({method: 'workspace/didChangeConfiguration', params: {settings: {yaml: {schemas}}}});

  const good = open('scenarios/good.wwep.yaml', 'name: Good\nversion: 1\nsteps:\n- press: btn1\n');
  assert.deepStrictEqual(await good.seen, []);
  const bad = open('scenarios/bad.wwep.yaml', 'name: Bad\nversion: 1\nsteps:\n- pres: btn1\n');
  const found = await bad.seen;
  assert(found.length > 0 && found[0].range.start.line === 3, 'the mistake in line 4 is not marked: ' + JSON.stringify(found));
  const begun = open('scenarios/begun.wwep.yaml', 'name: Begun\nversion: 1\nsteps:\n- \n');
  const offered = await request('textDocument/completion', {textDocument: {uri: begun.uri}, position: {line: 3, character: 2}});
  const labels = offered.items.map((item) => item.label);
  assert(labels.includes('press') && labels.includes('expect-pin'), 'press and expect-pin are not offered: ' + labels);
  console.log(`yaml-language-server offers ${labels.length} commands, and marks line ${found[0].range.start.line + 1}: ${found[0].message.slice(0, 70)}`);
}

main().then(() => 0, (error) => { console.error(String(error.message || error)); return 1; }).then((code) => { clearTimeout(limit); server.kill(); process.exitCode = code; });
