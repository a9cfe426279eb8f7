/** The programs of PostgreSQL 15 where they are installed already. */
export function installedOldPostgres(): string | undefined;
/** The same, installed first where that can be done. */
export function findOldPostgres(say?: (sentence: string) => void): { bin?: string; reason?: string };
