import { phoneText } from './phone.js';

test.each([
  ['+33612345678', '+33 612 345 678'],
  ['+14155550123', '+1 415 555 0123'],
  ['+21620123456', '+216 201 234 56'],
  ['+8613800138000', '+86 138 001 380 00'],
])('%s is read out in groups', (e164, text) => {
  expect(phoneText(e164)).toBe(text);
  expect(text.replaceAll(' ', '')).toBe(e164);
});

test.each(['+33 ••• ••78', 'Camille Martin', '+1'])('%s is no number and is left as it is', (text) => {
  expect(phoneText(text)).toBe(text);
});
