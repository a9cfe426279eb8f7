import { checklistKinds, type ChecklistKind } from '#domain/checklist.ts';
import { demandCodes, type DemandCode, type Level } from '#domain/demand-codes.ts';
import { facilityCodes } from '#domain/facility.ts';
import { recipeParts, type Recipe } from '#domain/recipe.ts';
import { rowsOfHands } from './recipe-rows-of-hands.ts';
import { rowsOfWords } from './recipe-rows-of-words.ts';
import { conceptOf } from './vocabulary.ts';

/** The table as it comes; what a town writes of its own goes before it (domain/recipe.ts). */
export const recipeTable: readonly Recipe[] = [rowsOfHands, rowsOfWords]
  .flatMap((rows) => rows.split('\n'))
  .map(readRow);

function readRow(row: string): Recipe {
  const [code = '', concept = '', name = '', facilities = '', minutes, people = '', demands, ...words] =
    row.split('\t');
  const [lead = '', helper = '', others = '', kinds = ''] = words;
  const [title = '', leads = ''] = lead.split(':');
  const [least, most] = people.split('-').map(Number);
  // A wrong word in the table is a fault of ours, found when the program starts and by its test.
  if (conceptOf(concept) === undefined || least === undefined || most === undefined) {
    throw new Error(`recipe ${code} is not written as the table wants it`);
  }
  return {
    code,
    concept,
    name,
    facilities: facilities.split(',').map((need) => need.split('|').map((one) => known(one, facilityCodes))),
    minutes: Number(minutes),
    groupLeast: least,
    groupMost: most,
    leadDemands: readDemands(demands ?? ''),
    roles: [
      { part: 'lead', title, does: leads },
      { part: 'assistant', title: recipeParts.assistant, does: helper },
      { part: 'participant', title: recipeParts.participant, does: others },
    ],
    checklist: kinds.split(',').map((kind): ChecklistKind => known(kind, checklistKinds)),
    note: '',
    inUse: true,
  };
}

function readDemands(cell: string): Recipe['leadDemands'] {
  const pairs = cell.split(',').map((pair): [DemandCode, Level] => {
    const [code = '', level] = pair.split(':');
    return [known(code, demandCodes), Number(level) as Level];
  });
  return Object.fromEntries(pairs);
}

function known<Code extends string>(word: string, codes: readonly Code[]): Code {
  const found = codes.find((code) => code === word);
  if (found === undefined) throw new Error(`the recipes do not know what ${word} is`);
  return found;
}
