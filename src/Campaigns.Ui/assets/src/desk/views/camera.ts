import decode from 'qr/decode.js';

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorMaker = { new (options: { formats: string[] }): Detector; getSupportedFormats?(): Promise<string[]> };

// Four looks a second are as quick as people hold tickets, and leave a cheap phone its battery.
const pause = 250;
// The same ticket still before the lens is no second ticket.
const memory = 3_000;

/** Looks for QR codes through the back camera until told to stop: with the browser's own reader where it has one, else with ours. */
export async function scan(video: HTMLVideoElement, found: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
  video.srcObject = stream;
  await video.play();
  const read = await reader();
  let [running, last, lastAt] = [true, '', 0];
  const look = async (): Promise<void> => {
    if (!running) return;
    const text = await read(video).catch(() => null);
    if (text && (text !== last || performance.now() - lastAt > memory)) found(text);
    if (text) [last, lastAt] = [text, performance.now()];
    setTimeout(() => void look(), pause);
  };
  void look();
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

async function reader(): Promise<(video: HTMLVideoElement) => Promise<string | null>> {
  const own = (window as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  if (own && (await own.getSupportedFormats?.())?.includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  return async (video) => {
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    pen.drawImage(video, 0, 0);
    return decode(pen.getImageData(0, 0, canvas.width, canvas.height));
  };
}
