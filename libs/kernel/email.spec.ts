import { parseEmail } from './email.js';

describe('e-mail', () => {
  test.each([
    ['Anna.Smith+sim@Example.COM', 'Anna.Smith+sim@example.com'],
    ['  a@b.co ', 'a@b.co'],
    ["o'neil@mail.example.ie", "o'neil@mail.example.ie"],
    ['用户@例子.中国', '用户@例子.中国'],
    ['ａ@ｅxample.com', 'a@example.com'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%p is read', (text, email) => {
    expect(parseEmail(text)).toBe(email);
  });

  test.each([
    '', '@', 'a@', '@b.co', 'a@b', 'a b@c.de', 'a@b..de', '.a@b.de', 'a.@b.de', 'a..b@c.de', 'a@-b.de', 'a@b-.de', 'a@b.de.', 'a@@b.de',
    'a@127.0.0.1', 'a@[127.0.0.1]', 'Anna <a@b.de>', 'a@b.de, c@d.ef', 'a@b.de\nBcc: x@y.z', 'a\u202e@b.de', `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`, `a@${'bcd.'.repeat(70)}com`, 'a'.repeat(100_000),
  ])('%p is refused', (text) => {
    expect(parseEmail(text)).toBeNull();
  });
});
