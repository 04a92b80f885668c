import { registerEnumType } from '@nestjs/graphql';

/** A GraphQL enum of database words: `ported_out` inside is `PORTED_OUT` outside, without a mapping per row. */
export function graphqlEnum<Word extends string>(name: string, words: readonly Word[]): Record<string, Word> {
  const values = Object.fromEntries(words.map((word) => [word.toUpperCase(), word]));
  registerEnumType(values, { name });
  return values;
}
