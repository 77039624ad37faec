export { chooseSharing } from './commands/choose-sharing.server.ts';
export { createFeedDesk } from './desk.server.ts';
export type { FeedDesk } from './desk.server.ts';
export { feedData } from './personal-data.server.ts';
export { getSharing } from './queries/get-sharing.server.ts';
export { listActivities } from './queries/list-activities.server.ts';
