// node report.js FILE: at the page of a run that failed, on both sizes, light and dark, without a mouse. Prints the answer to "why".
const assert = require('assert');
const {pathToFileURL} = require('url');
const {walk, visit, leave, tabTo, SIZES} = require('./visit');
const address = pathToFileURL(process.argv[2]).href;

/** Whether all of it is in the window, and nothing lies upon it. */
function inSight(selector) {
  const element = document.querySelector(selector), at = element.getBoundingClientRect();
  const over = document.elementFromPoint(at.x + Math.min(at.width / 2, 20), at.y + at.height / 2);
  return scrollY === 0 && at.height > 0 && at.top >= 0 && at.bottom <= innerHeight && (element.contains(over) || over.contains(element));
}

walk(async (browser) => {
  for (const size of SIZES) {
    for (const scheme of ['light', 'dark']) {
      const page = await visit(browser, address, size, scheme);
      for (const part of ['#verdict', '#expected', '#was', '#why', '#milestones']) {
        assert(await page.evaluate(inSight, part), `${part} is not above the fold at ${size.width} x ${size.height}, ${scheme}`);
      }
      if (scheme === 'light') {
        console.log(`${size.width} x ${size.height}: ${(await page.locator('#why').innerText()).split('\n')[0]}`);
        await keys(page);
      }
      await leave(page);
    }
  }
});

/** Presses a key, and waits for what a part of the page says to be another thing. */
async function changes(page, key, part) {
  const was = await page.locator(part).textContent();
  await page.keyboard.press(key);
  await page.waitForFunction(([selector, before]) => document.querySelector(selector).textContent !== before, [part, was]);
}

/** Goes through the page with the keyboard alone: the whole run, the failing step, an event that is looked for, and played. */
async function keys(page) {
  await changes(page, '0', '#scale');
  await page.keyboard.press('p');
  await changes(page, 'f', '#cursor');
  await page.keyboard.press('/');
  await page.keyboard.type('power off');
  await page.waitForFunction(() => /^1 of /.test(document.querySelector('#event-count').textContent));
  await changes(page, 'Enter', '#cursor');
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, '#play');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#play').textContent !== 'Play');
  await page.keyboard.press('Enter');
}
