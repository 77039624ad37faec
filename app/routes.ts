import { index, layout, route } from '@remix-run/route-config';
import type { RouteConfig } from '@remix-run/route-config';

/** Every address of the app, room by room. */
export default [
  // The house itself
  index('routes/site/home.tsx'),
  route('keyboard', 'routes/site/keyboard.tsx'),
  route('styleguide', 'routes/site/styleguide.tsx'),

  // Ways in and out (routes/auth), one's own account (routes/account)
  route('register', 'routes/auth/register.tsx'),
  route('register/username', 'routes/auth/choose-username.tsx'),
  route('sign-in', 'routes/auth/sign-in.tsx'),
  route('sign-in/code', 'routes/auth/code.tsx'),
  route('sign-in/second-factor', 'routes/auth/second-factor.tsx'),
  route('sign-out', 'routes/auth/sign-out.tsx'),
  route('forgotten', 'routes/auth/forgotten.tsx'),
  route('forgotten/code', 'routes/auth/forgotten-code.tsx'),
  route('forgotten/password', 'routes/auth/choose-password.tsx'),
  route('email-return', 'routes/auth/email-return.tsx'),
  route('settings/proof', 'routes/account/proof.tsx'),
  route('settings/proof/code', 'routes/account/proof-code.tsx'),
  route('preferences', 'routes/account/preferences.ts'),
  route('settings/data/exports', 'routes/account/data-exports.ts'),
  route('settings/data/exports/:id', 'routes/account/data-export.ts'),
  route('settings/data/deletion/cancellation', 'routes/account/deletion-cancellation.ts'),
  route('settings/sign-in/recovery-codes/file', 'routes/account/recovery-codes-file.ts'),
  route('settings/profile/name-suggestions', 'routes/account/name-suggestions.ts'),
  layout('routes/account/layout.tsx', [
    route('settings', 'routes/account/settings.tsx'),
    route('settings/profile', 'routes/account/profile-settings.tsx'),
    route('settings/profile/pictures/:place', 'routes/account/profile-picture.tsx'),
    route('settings/profile/pictures/:place/removal', 'routes/account/profile-picture-removal.tsx'),
    route('settings/profile/username', 'routes/account/username.tsx'),
    route('settings/language', 'routes/account/language.tsx'),
    route('settings/notifications', 'routes/account/notifications.tsx'),
    route('settings/notifications/none', 'routes/account/silence.tsx'),
    route('settings/privacy', 'routes/account/privacy.tsx'),
    route('settings/email', 'routes/account/email.tsx'),
    route('settings/email/code', 'routes/account/email-code.tsx'),
    route('settings/sign-in', 'routes/account/sign-in-settings.tsx'),
    route('settings/sign-in/second-factor', 'routes/account/second-factor.tsx'),
    route('settings/sign-in/authenticator', 'routes/account/authenticator.tsx'),
    route('settings/sign-in/recovery-codes', 'routes/account/recovery-codes.tsx'),
    route('settings/password', 'routes/account/password.tsx'),
    route('settings/sessions', 'routes/account/sessions.tsx'),
    route('settings/data', 'routes/account/data.tsx'),
    route('settings/data/deactivation', 'routes/account/deactivation.tsx'),
    route('settings/data/deletion', 'routes/account/deletion.tsx'),
  ]),

  // People
  route('people/:username', 'routes/people/person.tsx'),

  // Library
  route('library', 'routes/library/shelf.tsx'),
  route('library/statistics', 'routes/library/statistics.tsx'),
  route('library/books/new', 'routes/library/new-book.tsx'),
  route('library/books/:id', 'routes/library/book.tsx'),
  route('library/books/:id/edit', 'routes/library/edit-book.tsx'),
  route('library/books/:id/progress', 'routes/library/progress.tsx'),
  route('library/books/:id/progress/:entryId/retraction', 'routes/library/retraction.tsx'),
  route('library/books/:id/history', 'routes/library/history.tsx'),
  route('library/books/:id/readings', 'routes/library/readings.tsx'),
  route('library/books/:id/readings/:readingId', 'routes/library/reading.tsx'),
  route('library/books/:id/readings/:readingId/end', 'routes/library/reading-end.tsx'),
  route('library/books/:id/readings/:readingId/removal', 'routes/library/reading-removal.tsx'),
  route('library/books/:id/opinion', 'routes/library/opinion.tsx'),
  route('library/books/:id/priority', 'routes/library/priority.tsx'),
  route('library/books/:id/tags', 'routes/library/tags.tsx'),
  route('library/books/:id/cover', 'routes/library/cover.tsx'),
  route('library/books/:id/cover/removal', 'routes/library/cover-removal.tsx'),
  route('library/books/:id/wish', 'routes/library/wish.tsx'),
  route('library/books/:id/trash', 'routes/library/trash-book.tsx'),
  route('library/books/:id/restoration', 'routes/library/restore-book.tsx'),
  route('library/import', 'routes/library/imports.tsx'),
  route('library/import/:id', 'routes/library/import.tsx'),
  route('library/import/:id/report.csv', 'routes/library/import-report.ts'),
  route('library/import/:id/undo', 'routes/library/import-undo.tsx'),
  route('library/export', 'routes/library/export.tsx'),
  route('library/export/books.csv', 'routes/library/export-books.ts'),
  route('library/export/library.json', 'routes/library/export-all.ts'),
  route('library/trash', 'routes/library/trash.tsx'),
  route('library/trash/emptying', 'routes/library/trash-emptying.tsx'),

  // The owner's house
  route('admin', 'routes/admin/layout.tsx', [
    index('routes/admin/overview.tsx'),
    route('jobs', 'routes/admin/jobs.tsx'),
    route('jobs/:id/retry', 'routes/admin/job-retry.tsx'),
    route('jobs/:id/discard', 'routes/admin/job-discard.tsx'),
    route('health', 'routes/admin/health.tsx'),
  ]),

  // Files
  route('files/:id', 'routes/files/file.ts'),
  route('files/:id/:width', 'routes/files/picture.ts'),

  // Everything else is not here
  route('*', 'routes/site/not-found.tsx'),
] satisfies RouteConfig;
