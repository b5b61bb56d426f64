'use strict';
// The filter of the index; without it the page is whole, too.
const rows = [...document.querySelectorAll('#runs tbody tr')];
const filter = document.getElementById('filter'), bad = document.getElementById('bad');
function show() {
  const words = filter.value.toLowerCase();
  let count = 0;
  for (const row of rows) {
    const on = row.textContent.toLowerCase().includes(words) && !(bad.checked && row.classList.contains('passed'));
    row.hidden = !on;
    count += on;
  }
  document.getElementById('shown').textContent = count === rows.length ? '' : count + ' of ' + rows.length + ' runs';
}
filter.addEventListener('input', show);
bad.addEventListener('input', show);
addEventListener('keydown', event => {
  if (event.key === '/' && event.target !== filter) {
    event.preventDefault();
    filter.focus();
  }
});
show();
