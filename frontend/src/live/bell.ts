/** A thing to listen to. */

/** Callbacks that can be taken back. */
export class Bell<A extends unknown[]> {
  private readonly callbacks = new Set<(...args: A) => void>();

  on(callback: (...args: A) => void): () => void {
    this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }

  ring(...args: A): void {
    for (const callback of this.callbacks) callback(...args);
  }
}
