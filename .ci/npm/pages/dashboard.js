// node dashboard.js SECONDS ADDRESS: at a server that 200 devices write to 1,000 times a second. Prints what the page shows, how late it is,
// and what it takes: it may leave frames out, and never fall behind or grow.
const assert = require('assert');
const {walk, visit, leave, tabTo, SIZES} = require('./visit');
const [seconds, address] = process.argv.slice(2);
const DEVICES = 200, RATE = 1000;

/** Notes, in the page, how late each message was drawn: the newest frame's time by the same machine's clock. */
function lateness() {
  const late = window.late = [];
  new MutationObserver((changes) => {
    const newest = document.querySelector('#frames li .dim').textContent.split(/[:.]/).map(Number);
    const told = new Date();
    told.setHours(newest[0], newest[1], newest[2], newest[3]);
    late.push(Date.now() - told);
  }).observe(document.querySelector('#frames'), {childList: true});
}

const heap = async (session) => {
  await session.send('HeapProfiler.collectGarbage');
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  return Math.round(usedSize / 1024);
};

walk(async (browser) => {
  const pages = [];
  for (const size of SIZES) {
    const page = await visit(browser, address, size, size.width > 1000 ? 'light' : 'dark');
    await page.waitForFunction((many) => document.querySelectorAll('#lamps li').length === many, DEVICES);
    await page.evaluate(lateness);
    pages.push(page);
  }
  const session = await pages[0].context().newCDPSession(pages[0]);
  const elements = () => pages[0].evaluate(() => document.querySelectorAll('*').length);
  await pages[0].waitForTimeout(2000);
  const before = [await heap(session), await elements()];
  const count = () => pages[0].evaluate(() => [performance.now(), Number(document.querySelector('#total').textContent.replaceAll(',', ''))]);
  const [from, first] = await count();
  await pages[0].waitForTimeout(seconds * 1000);
  const [to, last] = await count();
  const after = [await heap(session), await elements()];
  const rate = (last - first) / (to - from) * 1000;
  for (const page of pages) {
    const late = await page.evaluate(() => window.late.slice().sort((a, b) => a - b));
    const [half, most] = [late[late.length >> 1], late[Math.floor(late.length * .95)]];
    const frames = await page.locator('#frames li').count();
    console.log(`${page.viewportSize().width}: ${late.length} updates, late by ${half} ms, 95 % within ${most} ms; ${frames} frames listed`);
    assert(late.length > seconds * 2, 'the page is told less than twice a second');
    assert(half < 500 && most < 1500, 'the page falls behind');
    assert(frames <= 60);
    assert((await page.locator('#missed').textContent()).includes('more in this moment'), 'frames are left out, and the page does not say so');
  }
  console.log(`shown ${Math.round(rate)} transactions a second; heap ${before[0]} -> ${after[0]} KiB, elements ${before[1]} -> ${after[1]}`);
  assert(rate > RATE * .9, 'less than the rate of the devices is shown');
  assert(after[0] < before[0] * 1.5 + 1024 && after[1] < before[1] * 1.2 + 100, 'the page grows');
  await tabTo(pages[0], '#find');
  const id = await pages[0].locator('#lamps li').first().getAttribute('data-id');
  await pages[0].keyboard.type(id);
  await pages[0].waitForFunction(() => document.querySelectorAll('#lamps li:not([hidden])').length === 1);
  for (const page of pages) await leave(page);
});
