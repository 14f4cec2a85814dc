// The loopback Discord's gateway v10: HELLO, IDENTIFY, READY, GUILD_CREATE, heartbeats, RESUME with replay.
// It hands out events and knows nothing of messages or commands.
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { snowflake, type World } from './discord-world.ts';

const OP = { event: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalid: 9, hello: 10, ack: 11 } as const;
const GUILDS_INTENT = 1;
const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);
const CLOSE = { badToken: 4004, disallowedIntent: 4014 } as const;
const HEARTBEAT_MS = 41_250;

/** What the gateway does wrong, until a test says otherwise. */
export type GatewayFaults = {
  /** Takes no connection at all. */
  refusesSockets: boolean;
  /** Takes a connection and says nothing. */
  withholdsHello: boolean;
  /** Acknowledges no heartbeat. */
  ignoresHeartbeats: boolean;
  /** Closes with this code who wants to identify. */
  closesAtIdentify: number | undefined;
  /** So many sessions are invalid right behind their RESUMED. */
  invalidAfterResume: number;
  /** Guilds that Discord itself cannot reach: READY names them, nothing more comes of them. */
  unavailableGuilds: ReadonlySet<string>;
};

const NO_FAULTS: Readonly<GatewayFaults> = {
  refusesSockets: false,
  withholdsHello: false,
  ignoresHeartbeats: false,
  closesAtIdentify: undefined,
  invalidAfterResume: 0,
  unavailableGuilds: new Set(),
};

const received = z.discriminatedUnion('op', [
  z.looseObject({ op: z.literal(OP.heartbeat) }),
  z.looseObject({ op: z.literal(OP.identify), d: z.looseObject({ token: z.string(), intents: z.number() }) }),
  z.looseObject({
    op: z.literal(OP.resume),
    d: z.looseObject({ token: z.string(), session_id: z.string(), seq: z.number() }),
  }),
]);

type Event = { readonly op: 0; readonly s: number; readonly t: string; readonly d: object };
type Session = { readonly id: string; readonly events: Event[]; socket: WebSocket | undefined };

export class Gateway {
  /** Intents of every IDENTIFY. */
  readonly identified: number[] = [];
  resumedCount = 0;
  readonly faults: GatewayFaults = { ...NO_FAULTS };
  /** Told in HELLO. */
  heartbeatMs = HEARTBEAT_MS;
  readonly #world: World;
  readonly #token: string;
  readonly #sockets: WebSocketServer = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  #url = '';

  constructor(world: World, token: string) {
    this.#world = world;
    this.#token = token;
  }

  /** Takes the upgrades of `server`; `url` is what clients are told to connect to. */
  attach(server: Server, url: string): void {
    this.#url = url;
    server.on('upgrade', (request, socket, head) => {
      if (this.faults.refusesSockets) {
        socket.destroy();
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (accepted) => this.#greet(accepted));
    });
  }

  get isConnected(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== undefined);
  }

  /** Sends an event to every session, kept for those that resume. */
  dispatch(name: string, payload: object): void {
    for (const session of this.#sessions.values()) emit(session, name, payload);
  }

  /** Cuts every connection; sessions stay and can be resumed. */
  drop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  /** Closes every connection with a code of Discord's, e.g. 4000 (unknown error) or 4009 (session timed out). */
  closeWith(code: number): void {
    for (const socket of this.#sockets.clients) socket.close(code);
  }

  /** Asks every client to reconnect, as Discord does before it restarts a gateway of its own. */
  askToReconnect(): void {
    for (const socket of this.#sockets.clients) push(socket, { op: OP.reconnect, d: null });
  }

  /** Tells every client that its session is invalid; one that cannot be resumed is forgotten. */
  invalidate(isResumable: boolean): void {
    if (!isResumable) this.#sessions.clear();
    for (const socket of this.#sockets.clients) push(socket, { op: OP.invalid, d: isResumable });
  }

  /** A sound gateway again. */
  clearFaults(): void {
    Object.assign(this.faults, NO_FAULTS);
  }

  close(): void {
    this.drop();
    this.#sockets.close();
  }

  #greet(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = undefined;
    });
    socket.on('message', (raw: Buffer) => {
      const message = received.safeParse(JSON.parse(raw.toString()));
      if (message.success) this.#receive(socket, message.data);
    });
    if (!this.faults.withholdsHello) push(socket, { op: OP.hello, d: { heartbeat_interval: this.heartbeatMs } });
  }

  #receive(socket: WebSocket, message: z.infer<typeof received>): void {
    switch (message.op) {
      case OP.heartbeat:
        if (!this.faults.ignoresHeartbeats) push(socket, { op: OP.ack });
        return;
      case OP.identify:
        this.#identify(socket, message.d);
        return;
      case OP.resume:
        this.#resume(socket, message.d);
    }
  }

  #identify(socket: WebSocket, { token, intents }: { readonly token: string; readonly intents: number }): void {
    const { closesAtIdentify } = this.faults;
    if (closesAtIdentify !== undefined) return socket.close(closesAtIdentify);
    if (token !== this.#token) return socket.close(CLOSE.badToken);
    if (intents & PRIVILEGED_INTENTS) return socket.close(CLOSE.disallowedIntent);
    this.identified.push(intents);
    const session: Session = { id: snowflake(), events: [], socket };
    this.#sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()].filter(({ hasBot }) => hasBot);
    emit(session, 'READY', {
      v: 10,
      user: this.#world.wireUser(this.#world.bot),
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#url,
      shard: [0, 1],
      application: { id: this.#world.bot.id, flags: 0 },
    });
    if ((intents & GUILDS_INTENT) === 0) return;
    for (const guild of guilds.filter(({ id, isDown }) => !isDown && !this.faults.unavailableGuilds.has(id)))
      emit(session, 'GUILD_CREATE', this.#world.wireGuildCreate(guild));
  }

  #resume(
    socket: WebSocket,
    wish: { readonly token: string; readonly session_id: string; readonly seq: number },
  ): void {
    const session = this.#sessions.get(wish.session_id);
    if (session === undefined || wish.token !== this.#token) return push(socket, { op: OP.invalid, d: false });
    session.socket = socket;
    for (const event of session.events) if (event.s > wish.seq) push(socket, event);
    this.resumedCount += 1;
    emit(session, 'RESUMED', {});
    if (this.faults.invalidAfterResume === 0) return;
    this.faults.invalidAfterResume -= 1;
    this.#sessions.delete(session.id);
    push(socket, { op: OP.invalid, d: false });
  }
}

function emit(session: Session, name: string, payload: object): void {
  const event: Event = { op: OP.event, s: session.events.length + 1, t: name, d: payload };
  session.events.push(event);
  if (session.socket !== undefined) push(session.socket, event);
}

function push(socket: WebSocket, payload: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
}
