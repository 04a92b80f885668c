import { GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, getNamedType, isCompositeType, isObjectType } from 'graphql';
import type { GraphQLInputType, GraphQLOutputType } from 'graphql';

const SCALARS: Record<string, string> = { Int: '1', Boolean: 'true', ID: '"01a20483-9593-7134-9a79-9e8952114368"', BigInt: '"1"', DateTime: '"2027-01-01T00:00:00Z"' };

/** A literal that an input of this type accepts; optional members are left out. */
export function sampleOf(type: GraphQLInputType): string {
  if (type instanceof GraphQLNonNull) return sampleOf(type.ofType);
  if (type instanceof GraphQLList) return `[${sampleOf(type.ofType)}]`;
  if (type instanceof GraphQLEnumType) return type.getValues()[0]?.name ?? '';
  if (type instanceof GraphQLInputObjectType) {
    const needed = Object.values(type.getFields()).filter((field) => field.type instanceof GraphQLNonNull);
    return `{ ${needed.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(', ')} }`;
  }
  return SCALARS[type.name] ?? '"x"';
}

/** The shortest selection that an output of this type accepts. */
export function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  return isCompositeType(named) || isObjectType(named) ? '{ __typename }' : '';
}
