import { parseValue } from 'graphql';
import { BigIntScalar, DateTimeScalar, LocalDateScalar } from '#platform/graphql';

describe('scalars', () => {
  it('DateTime takes instants with their offset and gives UTC', () => {
    expect(DateTimeScalar.parseValue('2027-03-01T10:00:00+01:00')).toEqual(new Date('2027-03-01T09:00:00Z'));
    expect(DateTimeScalar.serialize(new Date('2027-03-01T09:00:00Z'))).toBe('2027-03-01T09:00:00.000Z');
    for (const text of ['2027-03-01', '2027-03-01T10:00:00', '2027-13-01T10:00:00Z', 5, null]) expect(() => DateTimeScalar.parseValue(text)).toThrow('DateTime');
  });

  it('LocalDate takes dates that exist', () => {
    expect(LocalDateScalar.parseValue('2028-02-29')).toBe('2028-02-29');
    for (const text of ['2027-02-29', '2027-2-1', 'today', 20270201]) expect(() => LocalDateScalar.parseValue(text)).toThrow('LocalDate');
  });

  it('BigInt takes 64 bits, as text or as a literal, and loses nothing', () => {
    expect(BigIntScalar.parseValue('9223372036854775807')).toBe(9223372036854775807n);
    expect(BigIntScalar.parseLiteral(parseValue('9223372036854775807'))).toBe(9223372036854775807n);
    expect(BigIntScalar.serialize(-5n)).toBe('-5');
    for (const text of ['9223372036854775808', '1.5', '1e3', '', ' 1', 0.5, 2 ** 60]) expect(() => BigIntScalar.parseValue(text)).toThrow('BigInt');
  });
});
