import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Upload, upload } from './upload';

const MIB = 1_048_576;

/** An `XMLHttpRequest` whose network a test holds in its hands. */
class FakeRequest {
  readonly upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {};
  readonly sent: Record<string, string> = {};
  onload?: () => void;
  onreadystatechange?: () => void;
  readyState = 1;
  onerror?: () => void;
  onprogress?: () => void;
  responseURL = '';
  status = 0;
  response: ArrayBuffer | null = null;
  aborted = false;
  open(): void {}
  setRequestHeader(name: string, value: string): void {
    this.sent[name] = value;
  }
  getAllResponseHeaders = () => 'etag: "2-b"\r\ndocument-version: 2\r\n';
  send(): void {}
  abort(): void {
    this.aborted = true;
  }
  /** So many bytes have left. */
  moves(loaded: number): void {
    this.upload.onprogress?.({ loaded });
  }
  answers(status: number, text = ''): void {
    this.status = status;
    this.response = new TextEncoder().encode(text).buffer as ArrayBuffer;
    this.onload?.();
  }
}

function begin(bytes: number, signal?: AbortSignal, doubt?: Upload['doubt']) {
  const request = new FakeRequest();
  const shares: number[] = [];
  const outcome = upload(
    {
      method: 'PUT',
      path: '/api/documents/d',
      headers: { 'If-Match': '"1-a"' },
      body: 'x'.repeat(bytes),
      onProgress: (share) => shares.push(share),
      ...(signal && { signal }),
      ...(doubt && { doubt }),
    },
    request as unknown as XMLHttpRequest,
  );
  const state = { over: false };
  const end = () => {
    state.over = true;
  };
  outcome.then(end, end);
  return { request, shares, outcome, state };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an upload', () => {
  it('goes on for as long as bytes leave, and says how far it is', async () => {
    const { request, shares, outcome } = begin(MIB);
    // 64 kbit/s: more than two minutes.
    for (let loaded = 65_536; loaded <= MIB; loaded += 65_536) {
      await vi.advanceTimersByTimeAsync(8_192);
      request.moves(loaded);
    }
    request.upload.onload?.();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(request.aborted).toBe(false);
    request.answers(204);
    const response = await outcome;
    expect(response.status).toBe(204);
    expect(response.headers.get('ETag')).toBe('"2-b"');
    expect(shares).toHaveLength(16);
    expect(shares[0]).toBe(1 / 16);
    expect(shares.at(-1)).toBe(1);
    expect(request.sent).toEqual({ 'If-Match': '"1-a"' });
  });

  it('is broken off when no more bytes leave', async () => {
    const { request, outcome, state } = begin(MIB);
    await vi.advanceTimersByTimeAsync(29_000);
    request.moves(1_000);
    await vi.advanceTimersByTimeAsync(29_000);
    // Said again, but nothing new.
    request.moves(1_000);
    expect(state.over).toBe(false);
    outcome.catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(outcome).rejects.toThrow('Nothing moves');
    expect(request.aborted).toBe(true);
  });

  it('is broken off when no answer comes, but not before what left may have arrived', async () => {
    const { request, outcome, state } = begin(MIB);
    request.moves(MIB);
    request.upload.onload?.();
    await vi.advanceTimersByTimeAsync(60_000 + MIB / 8 - 1);
    expect(state.over).toBe(false);
    outcome.catch(() => {});
    await vi.advanceTimersByTimeAsync(2);
    await expect(outcome).rejects.toThrow('Nothing moves');
  });

  it('rejects where there is no network', async () => {
    const { request, outcome } = begin(10);
    request.onerror?.();
    await expect(outcome).rejects.toThrow('No answer');
  });

  it('takes no answer from elsewhere', async () => {
    vi.stubGlobal('location', { origin: 'http://here' });
    const { request, outcome } = begin(10);
    request.responseURL = 'http://here/login';
    request.answers(200, '<html>');
    await expect(outcome).rejects.toThrow('elsewhere');
    const other = begin(10);
    other.request.responseURL = 'http://here/api/documents/d';
    other.request.answers(200, 'ok');
    expect(await (await other.outcome).text()).toBe('ok');
  });

  it('ends when its sender gives up, with the reason', async () => {
    const controller = new AbortController();
    const { request, outcome } = begin(10, controller.signal);
    controller.abort(new Error('Left.'));
    await expect(outcome).rejects.toThrow('Left.');
    expect(request.aborted).toBe(true);
  });
});

describe('an upload whose connection may be dead', () => {
  const QUIET = 2_500;
  /** Everything of it has left. The same server is asked something else, which is answered when the test says so. */
  function doubted(bytes = 8_000) {
    const asked: { readonly answers: () => void; readonly fails: () => void }[] = [];
    const ask = () =>
      new Promise<void>((answers, fails) =>
        asked.push({ answers, fails: () => fails(new Error('Nothing.')) }),
      );
    const begun = begin(bytes, undefined, { after: QUIET, ask });
    begun.outcome.catch(() => {});
    begun.request.moves(bytes);
    begun.request.upload.onload?.();
    return { ...begun, asked };
  }

  it('is given up once the server answers what it was asked later', async () => {
    const { request, outcome, asked } = doubted();
    await vi.advanceTimersByTimeAsync(QUIET + 999);
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(1);
    asked[0]!.answers();
    await expect(outcome).rejects.toThrow('answers others');
    expect(request.aborted).toBe(true);
  });

  it.each([
    ['it is answered first', (request: FakeRequest) => request.answers(204)],
    [
      'its answer has begun, however long that takes',
      (request: FakeRequest) => {
        request.readyState = 2;
        request.onreadystatechange?.();
      },
    ],
  ])('is not where %s', async (_, happens) => {
    const early = doubted();
    happens(early.request);
    await vi.advanceTimersByTimeAsync(QUIET * 4);
    expect(early.asked).toHaveLength(0);
    const late = doubted();
    await vi.advanceTimersByTimeAsync(QUIET * 2);
    happens(late.request);
    late.asked[0]!.answers();
    await vi.advanceTimersByTimeAsync(1);
    expect([early.request.aborted, late.request.aborted]).toEqual([false, false]);
  });

  it('waits as long as any where the server does not answer anything', async () => {
    const { request, state, asked } = doubted();
    await vi.advanceTimersByTimeAsync(QUIET * 2);
    asked[0]!.fails();
    await vi.advanceTimersByTimeAsync(50_000);
    expect([state.over, request.aborted]).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(request.aborted).toBe(true);
  });

  it('may be long under way on a slow network: nobody asks before it can have arrived', async () => {
    const { request, asked } = doubted(MIB);
    await vi.advanceTimersByTimeAsync(MIB / 8 + QUIET - 1);
    expect(asked).toHaveLength(0);
    request.answers(204);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(0);
  });
});
