import { Agent, request as httpRequest } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';

const TIMEOUT_MS = 10_000;

/** Sends webhooks over connections that stay open. */
export class WebhookSender {
  private readonly plain: Agent;
  private readonly secure: SecureAgent;

  constructor(maxSockets: number) {
    this.plain = new Agent({ keepAlive: true, maxSockets });
    this.secure = new SecureAgent({ keepAlive: true, maxSockets });
  }

  /** Resolves to the status of the answer, or to null when there was none. */
  post(url: string, body: string, more: Readonly<Record<string, string>>): Promise<number | null> {
    const isSecure = url.startsWith('https:');
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      ...more,
    };
    return new Promise((resolve) => {
      const sent = isSecure
        ? httpsRequest(url, { method: 'POST', headers, agent: this.secure, timeout: TIMEOUT_MS })
        : httpRequest(url, { method: 'POST', headers, agent: this.plain, timeout: TIMEOUT_MS });
      sent.on('response', (answer) => {
        answer.resume();
        answer.on('close', () => resolve(answer.complete ? (answer.statusCode ?? null) : null));
      });
      sent.on('timeout', () => sent.destroy());
      sent.on('error', () => resolve(null));
      sent.end(body);
    });
  }

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }
}
