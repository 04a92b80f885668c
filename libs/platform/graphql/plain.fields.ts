import { GraphQLObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';

/**
 * Takes away the resolvers that only read the property of the same name: a field without one costs nothing when compiled,
 * and a list of 25 rows has hundreds. What the application wrote (root fields, @ResolveField) stays.
 */
export function dropPropertyResolvers(schema: GraphQLSchema): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType) || type.name.startsWith('__') || roots.includes(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (readsItsProperty(field)) delete field.resolve;
    }
  }
}

/** Nest's own default resolver, which it names so; renamed properties and default values need it. */
function readsItsProperty(field: GraphQLField<unknown, unknown>): boolean {
  const read = field.resolve as ((source: object) => unknown) | undefined;
  const marker = {};
  if (read?.name !== 'rootFieldResolver') return false;
  return read({ [field.name]: marker }) === marker && read({}) === undefined;
}
