import { catalogue } from './catalogue.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Words of the shell and of the parts: `text('ja').nav.today` is きょう. */
export const text = catalogue(ja, en);
