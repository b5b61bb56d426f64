// node toxiproxy.js API UPSTREAM: makes every call of toxiproxy-node-client on the API, with a register server at UPSTREAM; exit code 0 if all is as with toxiproxy.
const assert = require('node:assert');
const net = require('node:net');
const { Toxiproxy, Proxy, Toxic } = require('toxiproxy-node-client');

const [api, upstream] = process.argv.slice(2);
const left = new Set();

/** Notes each method of a class until it has been called. */
function watch(type) {
  for (const name of Object.getOwnPropertyNames(type.prototype)) {
    const method = type.prototype[name];
    if (name === 'constructor' || typeof method !== 'function') continue;
    left.add(`${type.name}.${name}`);
    type.prototype[name] = function (...values) {
      left.delete(`${type.name}.${name}`);
      return method.apply(this, values);
    };
  }
}

/** Sends a frame through the proxy; returns what comes before the end, or the error's code. */
function exchange(listen, frame = 'W0003050001') {
  return new Promise((resolve) => {
    let all = '';
    const port = Number(listen.replace(/.*:/, ''));
    const socket = net.connect(port, '127.0.0.1', () => socket.write(frame));
    socket.on('data', (data) => (all += data));
    socket.on('error', (error) => resolve(error.code));
    socket.on('end', () => { socket.end(); resolve(all); });
  });
}

(async () => {
  [Toxiproxy, Proxy, Toxic].forEach(watch);
  const client = new Toxiproxy(api);
  assert.ok(client.getApi());
  assert.match(String(await client.getVersion()), /2\.\d+\.\d+/);

  const proxy = await client.createProxy({ name: 'one', listen: '127.0.0.1:0', upstream });
  assert.strictEqual(proxy.enabled, true);
  assert.strictEqual(proxy.getToxiproxy(), client);
  assert.strictEqual(proxy.getHost(), api);
  assert.ok(proxy.getPath().endsWith('/proxies/one'));
  assert.strictEqual(proxy.toJson().upstream, upstream);
  assert.strictEqual(await exchange(proxy.listen), 'A0003050001');
  await assert.rejects(client.createProxy({ name: 'one', listen: '127.0.0.1:0', upstream }), /409/);
  assert.deepStrictEqual(Object.keys(await client.getAll()), ['one']);
  assert.strictEqual((await client.get('one')).listen, proxy.listen);
  await assert.rejects(client.get('none'), /404/);

  const types = {
    latency: { latency: 20, jitter: 5 }, bandwidth: { rate: 100 }, slow_close: { delay: 5 }, timeout: { timeout: 5 },
    slicer: { average_size: 64, size_variation: 64, delay: 10 }, limit_data: { bytes: 4 }, reset_peer: { timeout: 0 },
  };
  const seen = { timeout: '', limit_data: 'A000', reset_peer: 'ECONNRESET' };
  for (const stream of ['upstream', 'downstream']) {
    for (const [type, attributes] of Object.entries(types)) {
      const toxic = await proxy.addToxic({ name: `my_${type}`, type, stream, toxicity: 1, attributes });
      assert.deepStrictEqual(toxic.toJson(), { name: `my_${type}`, type, stream, toxicity: 1, attributes });
      assert.ok(toxic.getPath().endsWith(`/toxics/my_${type}`));
      assert.deepStrictEqual((await proxy.getToxic(toxic.name)).toJson(), toxic.toJson());
      if (stream === 'downstream') assert.strictEqual(await exchange(proxy.listen), seen[type] ?? 'A0003050001', type);
      const off = await toxic.update({ toxicity: 0, attributes });
      assert.strictEqual(off.toxicity, 0);
      assert.strictEqual(await exchange(proxy.listen), 'A0003050001', type);
      await toxic.remove();
      await assert.rejects(proxy.getToxic(toxic.name));
    }
  }

  const closed = await proxy.update({ enabled: false, listen: proxy.listen, upstream });
  assert.strictEqual(closed.enabled, false);
  assert.strictEqual(await exchange(proxy.listen), 'ECONNREFUSED');
  await proxy.addToxic({ type: 'latency', stream: 'downstream', toxicity: 1, attributes: { latency: 1, jitter: 0 } });
  await client.reset();
  assert.strictEqual((await client.get('one')).enabled, true);
  await assert.rejects(proxy.getToxic('latency_downstream'));
  const two = await client.populate([{ name: 'two', listen: '127.0.0.1:0', upstream }, { name: 'three', listen: '127.0.0.1:0', upstream }]);
  assert.deepStrictEqual(Object.keys(two), ['two', 'three']);
  assert.strictEqual(await exchange(two.three.listen), 'A0003050001');
  for (const one of Object.values(await client.getAll())) await one.remove();
  assert.deepStrictEqual(await client.getAll(), {});

  assert.deepStrictEqual([...left], [], 'calls that were not made');
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
