import { cardMonth, listText, marketName } from './choice.words.js';

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

it.each([
  ['en-GB', '04/2027', 'Tunisia (TN)'],
  ['fr-FR', '04/2027', 'Tunisie (TN)'],
  ['zh-CN', '2027年4月', '突尼斯（TN）'],
])('the month of a card and the name of a market: %s', (tag, month, market) => {
  expect(cardMonth({ expiryMonth: 4, expiryYear: 2027 }, tag)).toBe(month);
  expect(marketName('TN', tag)).toBe(market);
});

it('a market that is no country stays its code', () => expect(marketName('QX', 'zh-CN')).toBe('QX'));
