import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { SelectionSetNode, ValidationContext, ValidationRule } from 'graphql';
import type { RefusalCode } from '#kernel';

/** What one request may ask for. A document is measured against these once, before it is compiled and kept. */
export const LIMITS = {
  bodyBytes: 256 * 1024,
  tokens: 2_000,
  depth: 10,
  aliases: 15,
  directives: 10,
  cost: 5_000,
  recursiveSelections: 2_000,
  validationErrors: 10,
} as const;

/** An error of validation that carries the code of the refusal that it will be shown as. */
export function limitError(code: RefusalCode): GraphQLError {
  return new GraphQLError(code, { extensions: { refusal: code } });
}

/** The shape and cost limits and the rule of one action, as validation rules for Apollo Server. */
export function limitRules(): ValidationRule[] {
  const report = (code: RefusalCode) => ({
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context?.reportError(limitError(code))],
  });
  const armor = new ApolloArmor({
    maxDepth: { n: LIMITS.depth, ...report('QUERY_TOO_DEEP') },
    maxAliases: { n: LIMITS.aliases, ...report('QUERY_TOO_COMPLEX') },
    maxDirectives: { n: LIMITS.directives, ...report('QUERY_TOO_COMPLEX') },
    costLimit: { maxCost: LIMITS.cost, ...report('QUERY_TOO_COMPLEX') },
    // The parser counts tokens itself, and suggestions are hidden by Apollo Server.
    maxTokens: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
  return [...armor.protect().validationRules, oneAction];
}

/** A mutation has exactly one root field, so one request is one action, whatever its aliases and fragments. */
export const oneAction: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    if (operation.operation !== OperationTypeNode.MUTATION) return;
    if (countFields(operation.selectionSet, context, new Set()) > 1) context.reportError(limitError('ONE_MONEY_ACTION'));
  },
});

/** Stops at two: a fragment that is spread twice counts twice, and a cycle counts as too many. */
function countFields(set: SelectionSetNode, context: ValidationContext, path: Set<string>): number {
  let fields = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) fields += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) fields += countFields(selection.selectionSet, context, path);
    else fields += countSpread(selection.name.value, context, path);
    if (fields > 1) return fields;
  }
  return fields;
}

function countSpread(name: string, context: ValidationContext, path: Set<string>): number {
  const fragment = context.getFragment(name);
  if (!fragment) return 0;
  if (path.has(name)) return 2;
  return countFields(fragment.selectionSet, context, new Set(path).add(name));
}
