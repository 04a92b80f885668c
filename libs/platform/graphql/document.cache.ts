import type { CompiledDocument } from './compiled.document.js';

/** Longer texts are answered, but not kept. */
const MAX_TEXT = 16_384;

/** Compiled documents by text and operation name, the least recently used first out. Only what passed validation gets in. */
export class DocumentCache {
  private readonly documents = new Map<string, CompiledDocument>();

  constructor(private readonly capacity = 500) {}

  find(text: string, operationName: string | undefined): CompiledDocument | undefined {
    const key = keyOf(text, operationName);
    const found = this.documents.get(key);
    if (found && this.documents.size > this.capacity / 2) {
      this.documents.delete(key);
      this.documents.set(key, found);
    }
    return found;
  }

  keep(text: string, operationName: string | undefined, document: CompiledDocument): void {
    if (text.length > MAX_TEXT) return;
    this.documents.set(keyOf(text, operationName), document);
    if (this.documents.size <= this.capacity) return;
    const [oldest] = this.documents.keys();
    if (oldest !== undefined) this.documents.delete(oldest);
  }

  get size(): number {
    return this.documents.size;
  }
}

function keyOf(text: string, operationName: string | undefined): string {
  return operationName === undefined ? text : `${operationName}\n${text}`;
}
