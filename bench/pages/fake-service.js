/**
 * Runs in the page before anything else: a WebSocket and a fetch that answer as the service does, without a network, so
 * that only the element's own work is on the clock. `arrive(frames)` then delivers one frame per task.
 */
(() => {
  const sockets = [];
  const SESSION = {
    connected: true,
    newSession: true,
    readOnly: false,
    durationSeconds: 259200,
    expirationDate: Math.floor(Date.now() / 1000) + 259200,
  };
  const ANSWERS = {
    configureSession: () => ({ class: 'SessionResponse', body: SESSION }),
    getJwt: () => ({ class: 'JwtResponse', body: { jwt: 'e30.e30.e30', exp: Math.floor(Date.now() / 1000) + 3600 } }),
  };

  window.WebSocket = class FakeSocket extends EventTarget {
    static OPEN = 1;
    readyState = 0;
    bufferedAmount = 0;
    onopen = null;
    onmessage = null;
    onclose = null;
    onerror = null;

    constructor(url) {
      super();
      this.url = url;
      sockets.push(this);
      setTimeout(() => {
        this.readyState = 1;
        this.emit(new Event('open'));
      });
    }

    send(text) {
      const { action, tracingId, message } = JSON.parse(text);
      const answer = ANSWERS[action]?.();
      if (answer) this.later({ type: 'response', code: 200, tracingId, ...answer });
      else if (message?.type === 'Event')
        this.later({ type: 'response', class: 'string', code: 200, body: 'OK', tracingId });
    }

    later(frame) {
      setTimeout(() => this.receive(JSON.stringify(frame)));
    }

    receive(data) {
      this.emit(new MessageEvent('message', { data }));
    }

    emit(event) {
      this[`on${event.type}`]?.(event);
      this.dispatchEvent(event);
    }

    close(code = 1000) {
      this.readyState = 3;
      setTimeout(() => this.emit(new CloseEvent('close', { code, wasClean: true })));
    }
  };

  const reply = (status, body) => Promise.resolve(new Response(JSON.stringify(body), { status }));
  window.fetch = (url) =>
    String(url).includes('/messages')
      ? reply(200, { entities: [], pageSize: 25, pageNumber: 1, total: 0, pageCount: 0 })
      : reply(404, {});

  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });

  window.arrive = async (frames) => {
    const floor = document.querySelector('floor-list');
    const socket = sockets.findLast(({ readyState }) => readyState === 1);
    for (const frame of frames) {
      if (floor) floor.receive(frame);
      else socket.receive(frame);
      await nextTask();
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  };
})();
