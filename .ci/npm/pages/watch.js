// node watch.js ADDRESS FILE GOOD: at 'wwep run --watch FILE', whose scenario fails. Saves the text of GOOD in its place, and sees that pass.
const fs = require('fs');
const {walk, visit, leave, SIZES} = require('./visit');
const [address, file, good] = process.argv.slice(2);

walk(async (browser) => {
  const page = await visit(browser, address, SIZES[0]);
  await page.locator('#verdict', {hasText: 'FAIL'}).waitFor();
  await page.locator('#steps .failed').waitFor();
  fs.copyFileSync(good, file);
  await page.locator('#verdict', {hasText: 'PASS'}).waitFor();
  console.log(`${await page.locator('#steps .passed').count()} steps passed, once the file was saved`);
  await leave(page);
});
