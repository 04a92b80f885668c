/** Timers that one call can stop. They do not keep the process alive. */
export class Timers {
  private readonly running = new Set<NodeJS.Timeout>();

  get count(): number {
    return this.running.size;
  }

  after(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.running.delete(timer);
      work();
    }, milliseconds).unref();
    this.running.add(timer);
  }

  stop(): void {
    for (const timer of this.running) clearTimeout(timer);
    this.running.clear();
  }
}
