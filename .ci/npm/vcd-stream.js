// node vcd-stream.js FILE: prints every value that vcd-stream finds, a line each: name, time, value. Its parser in WebAssembly, which needs no build.
const fs = require('fs');
const createVcd = require('vcd-stream/out/vcd.js');
const webVcdParser = require('vcd-stream/lib/web-vcd-parser.js');

(async () => {
  const reader = await webVcdParser(await createVcd());
  const names = new Map();
  const read = (scope, path) => {
    for (const one of scope.body) {
      if (one.kind === 'var') names.set(one.link, [...path, one.name].join('.'));
      else read(one, [...path, one.name]);
    }
  };
  reader.on('$enddefinitions', () => read(reader.info.wires, []));
  const seen = [];
  // Commands 14 and 15 are the values 0 and 1.
  reader.change.any((id, time, command) => seen.push([id, time, command - 14]));
  reader.on('finish', () => {
    for (const [id, time, value] of seen) console.log(`${names.get(id)} ${time} ${value}`);
  });
  reader.end(fs.readFileSync(process.argv[2]));
})();
