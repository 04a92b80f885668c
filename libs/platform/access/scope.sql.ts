import { rulesToAST } from '@casl/ability/extra';
import { abilityFor } from '#permissions';
import type { StaffAbility, StaffIdentity, SubjectFields, SubjectName, Verb } from '#permissions';

export interface SqlScope {
  /** A boolean expression for WHERE; `TRUE` when the role sees everything. */
  readonly sql: string;
  readonly parameters: unknown[];
}

/** What rulesToAST gives: compounds hold conditions, leaves compare a field. */
interface ConditionNode {
  readonly operator: string;
  readonly value: unknown;
  readonly field?: unknown;
}

type Columns<Name extends SubjectName> = Readonly<Record<keyof SubjectFields[Name], string>>;

/**
 * The rows of a subject on which `staff` may do `verb`, as SQL. It is true exactly where `abilityFor(staff).can` is.
 * @param columns SQL column of every field that a condition may use; trusted text, never input
 * @param firstParameter number of the first `$n` that may be used
 * @returns null when no row can qualify: do not query at all
 */
export function scopeToSql<Name extends SubjectName>(
  staff: StaffIdentity,
  verb: Verb,
  subject: Name,
  columns: Columns<Name>,
  firstParameter: number,
): SqlScope | null {
  return abilityToSql(abilityFor(staff), verb, subject, columns, firstParameter);
}

/** {@link scopeToSql} for an ability at hand. */
export function abilityToSql(
  ability: StaffAbility,
  verb: Verb,
  subject: SubjectName,
  columns: Readonly<Record<string, string>>,
  firstParameter: number,
): SqlScope | null {
  const ast = rulesToAST(ability, verb, subject);
  if (!ast) return null;
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${firstParameter + parameters.push(value) - 1}`;
  return { sql: toSql(ast, columns, bind), parameters };
}

type Bind = (value: unknown) => string;

/** Every expression is TRUE where the condition matches and FALSE or NULL elsewhere; negation folds NULL into FALSE. */
function toSql(node: ConditionNode, columns: Readonly<Record<string, string>>, bind: Bind): string {
  const inner = (): string[] => (node.value as ConditionNode[]).map((part) => toSql(part, columns, bind));
  switch (node.operator) {
    case 'and':
      return joined(inner(), ' AND ', 'TRUE');
    case 'or':
      return joined(inner(), ' OR ', 'FALSE');
    case 'not':
      return negated(joined(inner(), ' AND ', 'TRUE'));
    case 'eq':
      return equals(column(node, columns), node.value, bind);
    case 'ne':
      return negated(equals(column(node, columns), node.value, bind));
    case 'in':
      return isOneOf(column(node, columns), node.value as unknown[], bind);
    case 'nin':
      return negated(isOneOf(column(node, columns), node.value as unknown[], bind));
    default:
      throw new Error(`A permission rule uses "${node.operator}", which has no SQL here; add it to scopeToSql with its property test`);
  }
}

function column(node: ConditionNode, columns: Readonly<Record<string, string>>): string {
  const found = typeof node.field === 'string' && Object.hasOwn(columns, node.field) ? columns[node.field] : undefined;
  if (!found) throw new Error(`No column was given for the field "${String(node.field)}" of a permission rule`);
  return found;
}

function equals(name: string, value: unknown, bind: Bind): string {
  return value === null ? `${name} IS NULL` : `${name} = ${bind(value)}`;
}

function isOneOf(name: string, values: readonly unknown[], bind: Bind): string {
  const some = values.filter((value) => value !== null);
  const parts = some.length > 0 ? [`${name} = ANY(${bind(some)})`] : [];
  if (some.length < values.length) parts.push(`${name} IS NULL`);
  return joined(parts, ' OR ', 'FALSE');
}

function negated(sql: string): string {
  return `(${sql}) IS NOT TRUE`;
}

function joined(parts: readonly string[], by: string, none: string): string {
  if (parts.length === 0) return none;
  return parts.length === 1 ? (parts[0] ?? none) : `(${parts.join(by)})`;
}
