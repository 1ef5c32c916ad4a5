// Makes a photo ready beside the page's own thread: upright, no larger than needed, as JPEG. Drawn
// anew, it carries nothing of what the camera wrote beside the picture, such as where it was taken.

const SIDE = 1600;
const QUALITY = 0.8;

function mark(pen, { width, height }, lines) {
  if (lines.length === 0) return;
  const size = Math.max(14, Math.round(Math.max(width, height) / 50));
  const line = Math.round(size * 1.45);
  const edge = Math.round(size * 0.7);
  const top = height - lines.length * line - 2 * edge;
  pen.fillStyle = 'rgba(0, 0, 0, 0.5)';
  pen.fillRect(0, top, width, height - top);
  pen.fillStyle = '#fff';
  pen.font = `${size}px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;
  pen.textBaseline = 'top';
  lines.forEach((words, at) => pen.fillText(words, edge, top + edge + at * line, width - 2 * edge));
}

async function ready({ file, lines }) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  mark(pen, canvas, lines);
  const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return drawn.arrayBuffer();
}

self.addEventListener('message', async ({ data }) => {
  try {
    const bytes = await ready(data);
    self.postMessage(bytes, [bytes]);
  } catch (error) {
    self.postMessage(String(error));
  }
});
