// node board.js ADDRESS FILE: at a board in virtual time. Presses it, goes back by one event, breaks something by a click, and saves the
// scenario of it to FILE. Prints the frames and the end that the page showed, for who runs that scenario.
const assert = require('assert');
const {walk, visit, leave, tabTo, SIZES} = require('./visit');
const [address, file] = process.argv.slice(2);

const lines = (page) => page.locator('#console > div').allTextContents();
const clock = async (page) => parseFloat(await page.locator('#clock').textContent());
const said = (page, text) => page.locator('#console', {hasText: text}).waitFor();

const up = (page) => page.waitForFunction(() => !document.querySelector('#scene .down'));

async function press(page) {
  await up(page);
  await page.keyboard.down(' ');
  await page.locator('#scene .down').first().waitFor();
  await page.keyboard.up(' ');
  await up(page);
}

/** Uses the button that has the focus, again and again: many events leave no line on the console. */
async function enter(page, done) {
  for (let i = 0; i < 100 && !await done(); i++) {
    const answer = page.waitForResponse((response) => response.url().endsWith('/do'));
    await page.keyboard.press('Enter');
    await answer;
  }
  await page.waitForTimeout(200);
  assert(await done(), 'a hundred events lead nowhere');
}

/** With the keyboard alone: stop, back, and forth again. */
async function back(page) {
  await tabTo(page, '#play');
  await page.keyboard.press('Enter');
  await page.locator('#play', {hasText: 'Play'}).waitFor();
  const before = await lines(page);
  const at = await clock(page);
  await tabTo(page, '#back');
  await enter(page, async () => (await lines(page)).length < before.length);
  const earlier = await lines(page);
  assert(earlier.length < before.length, 'back takes no line of the console away');
  assert.deepStrictEqual(earlier, before.slice(0, earlier.length), 'what was before is not as it was');
  assert(await clock(page) < at, 'back does not lead back');
  await tabTo(page, '#step');
  await enter(page, async () => (await lines(page)).length >= before.length);
  assert.deepStrictEqual((await lines(page)).slice(0, before.length), before, 'forth again it is another run');
  await tabTo(page, '#play');
  await page.keyboard.press('Enter');
}

walk(async (browser) => {
  const page = await visit(browser, address, SIZES[0]);
  await page.locator('#state', {hasText: 'Idle'}).waitFor();
  await press(page);
  await page.locator('#scene .lit').first().waitFor();
  await said(page, 'Server Response=A');
  await page.locator('#scene', {hasText: '05 = 0001'}).waitFor();
  await back(page);

  await page.getByRole('button', {name: 'Replies lost'}).click();
  await page.locator('[data-fault=silence][aria-pressed=true]').waitFor();
  await page.evaluate(() => document.activeElement.blur());
  if (await page.locator('#scene .down').count()) {
    // What was done after the moment that it went back to is undone, the release as well: the button is still down.
    await page.keyboard.press(' ');
  }
  await press(page);
  await said(page, 'Gave Up');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', {name: 'Save as scenario'}).click();
  await (await downloading).saveAs(file);
  for (const line of await lines(page)) {
    if (/Sent Message|Server Response|Gave Up/.test(line)) console.log(line.replace(/^([\d.]+)/, '$1 '));
  }
  await leave(page);
  const phone = await visit(browser, address, SIZES[1], 'dark');
  await phone.locator('#console', {hasText: 'Gave Up'}).waitFor();
  await leave(phone);
});
