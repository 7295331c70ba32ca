/** Recording a voice message: what the microphone hears, how long it is, and its wave form. */

export interface Recorded {
  blob: Blob;
  /** Milliseconds. */
  duration: number;
  /** 0 to 100. */
  peaks: number[];
}

/** Ten minutes: beyond, one writes. */
export const LONGEST = 10 * 60 * 1000;
const PEAKS = 80;

export class Recording {
  private readonly pieces: Blob[] = [];
  private readonly began = performance.now();

  private constructor(
    private readonly stream: MediaStream,
    private readonly recorder: MediaRecorder,
  ) {
    recorder.ondataavailable = ({ data }) => this.pieces.push(data);
    recorder.start(1000);
  }

  /** Asks for the microphone; throws when it is refused, or when there is none. */
  static async begin(): Promise<Recording> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const type = ["audio/webm;codecs=opus", "audio/mp4"].find((one) =>
      MediaRecorder.isTypeSupported(one),
    );
    return new Recording(stream, new MediaRecorder(stream, type ? { mimeType: type } : {}));
  }

  get elapsed(): number {
    return performance.now() - this.began;
  }

  async end(): Promise<Recorded> {
    const elapsed = this.elapsed;
    await this.stop();
    const blob = new Blob(this.pieces, {
      type: this.recorder.mimeType.split(";")[0] ?? "audio/webm",
    });
    const heard = await heardIn(blob);
    return { blob, duration: Math.round(heard?.duration ?? elapsed), peaks: heard?.peaks ?? [] };
  }

  async stop(): Promise<void> {
    if (this.recorder.state !== "inactive") {
      const stopped = new Promise((resolve) =>
        this.recorder.addEventListener("stop", resolve, { once: true }),
      );
      this.recorder.stop();
      await stopped;
    }
    for (const track of this.stream.getTracks()) track.stop();
  }
}

async function heardIn(blob: Blob): Promise<{ duration: number; peaks: number[] } | null> {
  const context = new AudioContext();
  try {
    const sound = await context.decodeAudioData(await blob.arrayBuffer());
    return { duration: sound.duration * 1000, peaks: peaksOf(sound.getChannelData(0)) };
  } catch {
    return null;
  } finally {
    void context.close();
  }
}

/** The loudest of each of 80 parts, in hundredths of the loudest of all. */
export function peaksOf(samples: Float32Array): number[] {
  const count = Math.min(PEAKS, samples.length);
  const part = samples.length / Math.max(1, count);
  const loud = Array.from({ length: count }, (_, index) => {
    let most = 0;
    for (let at = Math.floor(index * part); at < (index + 1) * part; at += 1) {
      most = Math.max(most, Math.abs(samples[at] ?? 0));
    }
    return most;
  });
  const top = Math.max(...loud, 0.01);
  return loud.map((one) => Math.round((one / top) * 100));
}
