import { kaigo } from './kaigo.ts';
import { kodomoShokudo, kodomoShokudoMore } from './kodomo-shokudo.ts';
import type { RegisterFormat } from './register-format.ts';

/** Every format that can be read. A new one is a table beside these and a line here. */
export const knownFormats: readonly RegisterFormat[] = [kodomoShokudo, kodomoShokudoMore, kaigo];
