// A WebSocket's client for texts, as much of RFC 6455 as a browser on this machine needs; Node 20 has none of its own.
import { randomBytes } from "node:crypto";
import { request } from "node:http";

/**
 * @param {string} address ws:…, without encryption
 * @param {(text: string) => void} received gets each message
 * @param {() => void} ended is called when no more will come
 */
export async function openSocket(address, received, ended) {
  const url = new URL(address);
  const [response, socket] = await new Promise((resolve, reject) => {
    const asking = request({
      host: url.hostname,
      port: url.port,
      path: url.pathname,
      headers: {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
      },
    });
    asking.on("upgrade", (answer, stream, head) => {
      if (head.length > 0) stream.unshift(head);
      resolve([answer, stream]);
    });
    asking.on("response", ({ statusCode }) => reject(new Error(`${address} answers with ${statusCode}`)));
    asking.on("error", reject);
    asking.end();
  });
  if (response.statusCode !== 101) throw new Error(`${address} answers with ${response.statusCode}`);

  let waiting = Buffer.alloc(0);
  let message = [];
  socket.on("error", () => {}); // it ends with the browser
  socket.on("close", ended);
  socket.on("data", (data) => {
    waiting = Buffer.concat([waiting, data]);
    for (let frame = frameIn(waiting); frame; frame = frameIn(waiting)) {
      waiting = waiting.subarray(frame.end);
      if (frame.kind === 9) socket.write(framed(10, frame.content));
      if (frame.kind > 2) continue;
      message.push(frame.content);
      if (!frame.isLast) continue;
      received(Buffer.concat(message).toString("utf8"));
      message = [];
    }
  });
  return {
    send: (text) => socket.write(framed(1, Buffer.from(text))),
    close: () => socket.destroy(),
  };
}

/** The first frame, where all of it has arrived. A server doesn't mask. */
function frameIn(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes[1] & 127;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const end = start + length;
  if (bytes.length < end) return undefined;
  return { kind: bytes[0] & 15, isLast: bytes[0] >= 128, content: bytes.subarray(start, end), end };
}

/** A client must mask. */
function framed(kind, content) {
  const { length } = content;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 128 | kind;
  if (length < 126) head[1] = 128 | length;
  else if (length < 65_536) {
    head[1] = 128 | 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 128 | 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, content.map((byte, k) => byte ^ mask[k % 4])]);
}
