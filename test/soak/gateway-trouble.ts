// What goes wrong with the gateway in a round, as the loopback Discord does it.
import type { LoopbackDiscord } from '../loopback/discord.ts';
import type { GatewayTrouble } from './plan.ts';

export function makeTrouble(gateway: LoopbackDiscord['gateway'], what: GatewayTrouble): void {
  switch (what.kind) {
    case 'drop':
      return gateway.drop();
    case 'reconnect':
      return gateway.askToReconnect();
    case 'resumable':
    case 'unresumable':
      return gateway.invalidate(what.kind === 'resumable');
    case 'deaf':
      gateway.faults.ignoresHeartbeats = true;
      return;
    case 'refusing':
      gateway.faults.refusesSockets = true;
      return gateway.drop();
    case 'close':
      return gateway.closeWith(what.code);
  }
}
