import { rowAfter } from './row-keys.js';

test.each([
  ['j', -1, 3, 0],
  ['j', 2, 3, 2],
  ['k', 0, 3, 0],
  ['k', -1, 3, 0],
  ['ArrowUp', 2, 3, 1],
  ['End', 0, 3, 2],
  ['Home', 2, 3, 0],
  ['x', 1, 3, null],
  ['j', -1, 0, null],
])('%s on row %i of %i leads to %p', (key, current, rows, next) => {
  expect(rowAfter(key, current, rows)).toBe(next);
});
