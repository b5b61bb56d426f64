// node vcd-parser.js FILE: prints every value that vcd-parser finds, a line each: name, time, value.
const fs = require('fs');
const { parse } = require('vcd-parser');

parse(fs.readFileSync(process.argv[2], 'latin1')).then((dump) => {
  if (!dump) process.exit(1); // what it cannot read it tells nobody but a callback
  for (const signal of dump.signal) {
    for (const [time, value] of signal.wave) console.log(`${signal.name} ${time} ${value}`);
  }
});
