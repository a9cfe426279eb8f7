import type pg from 'pg';
import { catalog, schemaRules } from './schema-rules.ts';

export type SchemaFault = { rule: string; place: string; sentence: string };

/** Reads the catalog as the owner of the database and lists every place that breaks the discipline of design.md §3.2. */
export async function findSchemaFaults(owner: Pick<pg.ClientBase, 'query'>): Promise<SchemaFault[]> {
  const faults: SchemaFault[] = [];
  for (const rule of schemaRules) {
    const { rows } = await owner.query<{ place: string }>(
      `${catalog} select place from (${rule.sql}) as broken(place) order by place`,
    );
    for (const { place } of rows) {
      faults.push({ rule: rule.name, place, sentence: `${place}：${rule.says}` });
    }
  }
  return faults;
}
