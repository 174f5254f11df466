interface StreamedMessage {
  chunk?: unknown;
}

interface OperatorChunk {
  fnArray: unknown[];
  argsArray: unknown[];
}

type Listener = (event: { data: unknown }) => void;

/**
 * One end of a channel between the two halves of pdf.js inside one thread. Its own copies every message deeply, as a
 * channel between threads does: for a page's operators that is an object a glyph, which nobody ever changes. Here
 * only the lists of operators are copied, because the sender empties them after sending; all else as pdf.js does it.
 */
class CopylessPort {
  private readonly listeners = new Set<Listener>();
  /** Where messages go: the other end. */
  peer: CopylessPort | undefined;

  postMessage(message: unknown, transfer?: ArrayBuffer[]): void {
    const data = withOwnLists(message) ?? structuredClone(message, transfer ? { transfer } : undefined);
    void Promise.resolve().then(() => this.peer?.deliver(data));
  }

  addEventListener(_name: string, listener: Listener, options?: { signal?: AbortSignal } | null): void {
    this.listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  private deliver(data: unknown): void {
    for (const listener of this.listeners) listener({ data });
  }
}

/** Both ends of a new channel. */
export function copylessChannel(): [CopylessPort, CopylessPort] {
  const [one, other] = [new CopylessPort(), new CopylessPort()];
  one.peer = other;
  other.peer = one;
  return [one, other];
}

/** The message with lists of its own, where it carries operators. */
function withOwnLists(message: unknown): StreamedMessage | undefined {
  if (typeof message !== 'object' || message === null || !('chunk' in message)) return undefined;
  const { chunk } = message;
  if (!isOperatorChunk(chunk)) return undefined;
  return {
    ...message,
    chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() },
  };
}

function isOperatorChunk(chunk: unknown): chunk is OperatorChunk {
  return (
    typeof chunk === 'object' &&
    chunk !== null &&
    'fnArray' in chunk &&
    'argsArray' in chunk &&
    Array.isArray(chunk.fnArray) &&
    Array.isArray(chunk.argsArray)
  );
}
