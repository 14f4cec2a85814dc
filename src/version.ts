// The program's version, as package.json says. Its own file, so that no other reads package.json.
import manifest from '../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
