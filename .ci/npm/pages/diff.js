// node diff.js FILE: at the page of two runs, one under the other, on both sizes, light and dark. Prints what it says of where they part.
const assert = require('assert');
const {pathToFileURL} = require('url');
const {walk, visit, leave, SIZES} = require('./visit');

walk(async (browser) => {
  for (const size of SIZES) {
    for (const scheme of ['light', 'dark']) {
      const page = await visit(browser, pathToFileURL(process.argv[2]).href, size, scheme);
      const said = (await page.locator('main, body').first().innerText()).split('\n').find((line) => /same for|part/.test(line));
      assert(said, 'the page does not say where the runs part');
      const parts = await page.locator('li.parts').evaluateAll((found) => found.map((one) => one.getBoundingClientRect().bottom <= innerHeight && scrollY === 0));
      assert.deepStrictEqual(parts, [true, true], 'the first difference of both runs is not in sight');
      if (scheme === 'light') console.log(`${size.width} x ${size.height}: ${said}`);
      await leave(page);
    }
  }
});
