export { requestExport } from './commands/request-export.server.ts';
export { registerExportJobs } from './jobs.server.ts';
export { transferMails } from './mails.ts';
export { findLatestExport } from './queries/find-latest-export.server.ts';
export type { ExportView } from './queries/find-latest-export.server.ts';
export { getExportFile } from './queries/get-export-file.server.ts';
export { zipEntries } from './zip-entries.server.ts';
export type { ArchiveEntry } from './zip-entries.server.ts';
