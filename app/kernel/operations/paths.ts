import { adminPaths } from '#app/kernel/accounts/paths.ts';

export const operationsPaths = {
  jobs: adminPaths.jobs,
  failingFrom: (cursor: string) => `/admin/jobs?failing=${encodeURIComponent(cursor)}#failing`,
  deadFrom: (cursor: string) => `/admin/jobs?dead=${encodeURIComponent(cursor)}#dead`,
  retryJob: (id: string) => `/admin/jobs/${id}/retry`,
  discardJob: (id: string) => `/admin/jobs/${id}/discard`,
  health: adminPaths.health,
};
