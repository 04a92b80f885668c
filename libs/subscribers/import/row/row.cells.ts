import type { Column } from '../columns.js';
import type { Layout } from '../csv/layout.js';
import type { Fault, FaultCode } from '../fault.js';
import { holdsCardNumber, maskedCard, withoutTextMark } from './text.parsers.js';

/** The cells of one row under their names, and what was found wrong with them. */
export class RowCells {
  readonly faults: Fault[] = [];

  constructor(
    readonly line: number,
    private readonly fields: readonly string[],
    private readonly layout: Layout,
  ) {}

  /** The cell's text, trimmed; empty when the file lacks the column. */
  text(column: Column): string {
    const position = this.layout.position[column];
    return position < 0 ? '' : withoutTextMark((this.fields[position] ?? '').trim());
  }

  fault(column: Column | '', code: FaultCode): null {
    const raw = column === '' ? '' : this.text(column);
    const isCard = holdsCardNumber(raw);
    this.faults.push({ line: this.line, column, value: isCard ? maskedCard(raw) : raw.slice(0, 200), code: isCard ? 'CARD_NUMBER_REFUSED' : code });
    return null;
  }

  /** A value that each row must have. */
  required<T>(column: Column, parse: (text: string) => T | null, code: FaultCode): T | null {
    const text = this.text(column);
    if (text === '') return this.fault(column, 'REQUIRED');
    return parse(text) ?? this.fault(column, code);
  }

  /** `absent` when the cell is empty or the column is missing; null only after a fault. */
  optional<T, A>(column: Column, absent: A, parse: (text: string) => T | null, code: FaultCode): T | A | null {
    const text = this.text(column);
    return text === '' ? absent : (parse(text) ?? this.fault(column, code));
  }

  /** As `required`, for columns of free text, in which a card number must be looked for. */
  requiredText<T>(column: Column, parse: (text: string) => T | null, code: FaultCode): T | null {
    return holdsCardNumber(this.text(column)) ? this.fault(column, 'CARD_NUMBER_REFUSED') : this.required(column, parse, code);
  }

  optionalText<T, A>(column: Column, absent: A, parse: (text: string) => T | null, code: FaultCode): T | A | null {
    return holdsCardNumber(this.text(column)) ? this.fault(column, 'CARD_NUMBER_REFUSED') : this.optional(column, absent, parse, code);
  }
}
