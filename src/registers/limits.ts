/** A file of all care offices of the country has some 40,000 rows and 12 MB; a hostile one has no end. */
export const mostFileBytes = 20 * 1024 * 1024;
export const mostUnpackedBytes = 80 * 1024 * 1024;
/** 40,000 rows of 24 columns; every cell of a workbook costs some hundred bytes once it is read. */
export const mostWorkbookCells = 1_000_000;
export const mostWorkbookTags = 6_000_000;
export const mostZipEntries = 2000;
export const mostRows = 100_000;
/** The widest known format has 78 columns. */
export const mostColumns = 300;
/** The most that Excel itself keeps in a cell. */
export const mostCellCharacters = 32_767;
export const mostBrokenQuotes = 100;
/** Share of characters that could not be decoded above which a file counts as unreadable. */
export const mostBrokenShare = 0.001;
/** Titles and notes above the head that are skipped. */
export const mostLinesAboveHead = 20;
