import { linkEnd } from '#payments';

const NOW = new Date('2027-03-04T09:00:00Z');
const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

describe('a link', () => {
  it.each([
    ['is good for a day', 24 * 60 + 1, 24 * 60],
    ['ends with the number, if that is sooner', 90, 90],
    ['is still worth while a quarter of an hour before', 15, 15],
  ])('%s', (_, lost, end) => {
    expect(linkEnd(minutesLater(lost), NOW)).toEqual(minutesLater(end));
  });

  it.each([14, 0, -60])('is not given %i minutes before the number is lost', (lost) => {
    expect(linkEnd(minutesLater(lost), NOW)).toBeNull();
  });
});
