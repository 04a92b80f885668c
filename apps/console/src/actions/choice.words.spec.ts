import { listText } from './choice.words.js';

describe('things in a list', () => {
  it.each([
    ['en', ['E-mail', 'App message', 'SMS', 'Phone call'], 'E-mail, app message, SMS and phone call'],
    ['fr', ['Appel', 'E-mail', 'SMS'], 'Appel, e-mail et SMS'],
    ['zh', ['短信', '电话'], '短信和电话'],
    ['en', ['eSIM profile', 'ICCID', 'EID'], 'eSIM profile, ICCID and EID'],
    ['fr', [], ''],
  ])('begin small after the first, unless they are written in capitals: %s %j', (tag, items, text) => {
    expect(listText(items, tag === 'en' ? 'en-GB' : tag)).toBe(text);
  });
});
