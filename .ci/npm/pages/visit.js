// Somebody at a page: Debian's Chromium, driven by playwright-core. What every walk needs, and what holds for every page.
const assert = require('assert');
const fs = require('fs');
const {chromium} = require('playwright-core');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [{width: 1400, height: 900}, {width: 420, height: 800}];
const PATIENCE = 30000;

/** Starts the browser, does the walk, and ends with exit code 1 and a line if it fails. */
function walk(steps) {
  (async () => {
    const browser = await chromium.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage']});
    try {
      await steps(browser);
    } finally {
      await browser.close();
    }
  })().then(() => 0, (error) => { console.error(String(error.stack || error)); return 1; }).then((code) => { process.exitCode = code; });
}

/** Opens an address; the page may not complain, nor ask anything of another place. */
async function visit(browser, address, size, colorScheme = 'light') {
  const context = await browser.newContext({viewport: size, colorScheme});
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.complaints = [];
  page.on('console', (message) => page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  const home = address.startsWith('file:') ? 'file:' : new URL(address).origin;
  page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(home)) page.complaints.push('asked for ' + request.url()); });
  await page.goto(address);
  return page;
}

/** Ends a visit: axe finds no serious fault, nothing is wider than the window, and the page has not complained. */
async function leave(page) {
  await page.evaluate(AXE);
  const faults = await page.evaluate(() => axe.run().then((found) => found.violations.filter((one) => /serious|critical/.test(one.impact)).map((one) => one.id + ' ' + one.nodes[0].html.slice(0, 120))));
  assert.deepStrictEqual(faults, []);
  assert(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
  assert.deepStrictEqual(page.complaints, []);
  await page.context().close();
}

/** Goes by the tabulator key to what the selector finds, which has to be seen to have the focus. */
async function tabTo(page, selector) {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((wanted) => {
      const at = document.activeElement;
      if (!at.matches(wanted)) return null;
      const style = getComputedStyle(at);
      return {outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0};
    }, selector);
    if (there) {
      assert(there.outline, selector + ' does not show that it has the focus');
      return;
    }
  }
  assert.fail('the tabulator key does not come to ' + selector);
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

module.exports = {walk, visit, leave, tabTo, middle, SIZES};
