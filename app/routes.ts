import { index, layout, route } from '@remix-run/route-config';
import type { RouteConfig } from '@remix-run/route-config';

/** Pages below one address, whose files lie in one folder. */
const below = (address: string, folder: string, files: Record<string, string>) =>
  Object.entries(files).map(([path, file]) => route(path === '' ? address : `${address}/${path}`, `${folder}/${file}`));

/** Every address of the app, room by room. */
export default [
  // The house itself
  index('routes/site/home.tsx'),
  route('house.css', 'routes/site/house-stylesheet.ts'),
  route('manifest.webmanifest', 'routes/site/manifest.ts'),
  route('feed', 'routes/feed/feed.tsx'),
  route('search', 'routes/feed/search.tsx'),
  route('keyboard', 'routes/site/keyboard.tsx'),
  route('offline', 'routes/site/offline.tsx'),
  route('share', 'routes/site/share.tsx'),
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
    route('settings/telegram', 'routes/telegram/telegram-settings.tsx'),
    route('settings/telegram/unlinking', 'routes/telegram/unlinking.tsx'),
    route('settings/sharing', 'routes/feed/sharing.tsx'),
    route('settings/privacy', 'routes/account/privacy.tsx'),
    route('settings/titles', 'routes/titles/preferences.tsx'),
    route('settings/email', 'routes/account/email.tsx'),
    route('settings/email/code', 'routes/account/email-code.tsx'),
    route('settings/sign-in', 'routes/account/sign-in-settings.tsx'),
    route('settings/sign-in/second-factor', 'routes/account/second-factor.tsx'),
    route('settings/sign-in/authenticator', 'routes/account/authenticator.tsx'),
    route('settings/sign-in/recovery-codes', 'routes/account/recovery-codes.tsx'),
    route('settings/password', 'routes/account/password.tsx'),
    route('settings/sessions', 'routes/account/sessions.tsx'),
    route('settings/tokens', 'routes/account/tokens.tsx'),
    route('settings/data', 'routes/account/data.tsx'),
    route('settings/data/deactivation', 'routes/account/deactivation.tsx'),
    route('settings/data/deletion', 'routes/account/deletion.tsx'),
  ]),

  // The bot in Telegram
  route('settings/telegram/reminder', 'routes/telegram/reminder.ts'),
  route('telegram/webhook', 'routes/telegram/webhook.ts'),

  // People
  route('people/:username', 'routes/people/person.tsx'),
  route('people/:username/walks', 'routes/titles/person-walks.tsx'),
  route('people/:username/reviews', 'routes/titles/person-reviews.tsx'),
  route('people/:username/titles', 'routes/titles/person-numbers.tsx'),

  // Notifications (their stream is answered before the pages: engines/notifications/streams)
  route('notifications', 'routes/notifications/list.tsx'),
  route('notifications/reading', 'routes/notifications/reading.ts'),
  route('notifications/unsubscription', 'routes/notifications/unsubscription.tsx'),
  route('notifications/:newsId/opening', 'routes/notifications/opening.ts'),
  route('notifications/:newsId/reading', 'routes/notifications/reading-one.ts'),

  // Library
  route('library', 'routes/library/shelf.tsx'),
  route('library/books/search', 'routes/library/find-book.tsx'),
  route('library/books/barcode', 'routes/library/barcode.tsx'),
  route('library/works/:work', 'routes/library/editions.tsx'),
  route('library/covers/:cover', 'routes/library/catalogue-cover.ts'),
  route('library/books/new', 'routes/library/new-book.tsx'),
  route('library/books/new/isbn', 'routes/library/new-book-by-isbn.tsx'),
  ...below('library/books/:id', 'routes/library', {
    '': 'book.tsx', edit: 'edit-book.tsx', progress: 'progress.tsx', 'progress/:entryId/retraction': 'retraction.tsx', history: 'history.tsx',
    readings: 'readings.tsx', 'readings/:readingId': 'reading.tsx', 'readings/:readingId/end': 'reading-end.tsx',
    'readings/:readingId/removal': 'reading-removal.tsx', opinion: 'opinion.tsx', priority: 'priority.tsx', tags: 'tags.tsx', cover: 'cover.tsx',
    'cover/choices': 'cover-choices.tsx', 'cover/removal': 'cover-removal.tsx', 'cover/restoration/:fileId': 'cover-restoration.ts', wish: 'wish.tsx', trash: 'trash-book.tsx', restoration: 'restore-book.tsx',
  }),
  route('library/books/:id/read', 'routes/reading/reader.tsx'),
  // Reading room: changing a book's PDF
  route('library/books/:id/pdf/pages', 'routes/reading/pdf-pages.tsx'),
  route('library/books/:id/pdf/details', 'routes/reading/pdf-details.tsx'),
  route('library/books/:id/pdf/form', 'routes/reading/pdf-form.tsx'),
  route('library/books/:id/pdf/parts', 'routes/reading/pdf-parts.tsx'),
  route('library/books/:id/pdf/versions', 'routes/reading/pdf-versions.tsx'),
  route('library/books/:id/pdf/versions/:versionId/restoration', 'routes/reading/pdf-version-restoration.tsx'),
  route('library/books/:id/pdf/versions/:versionId/removal', 'routes/reading/pdf-version-removal.tsx'),

  // The reading room
  route('library/books/new/pdf', 'routes/reading/new-book-from-pdf.tsx'),
  route('library/books/:id/pdf', 'routes/reading/document.tsx'),
  route('library/books/:id/pdf/attachment', 'routes/reading/attachment.tsx'),
  route('library/books/:id/pdf/password', 'routes/reading/document-password.tsx'),
  route('library/books/:id/pdf/removal', 'routes/reading/document-removal.tsx'),
  route('library/books/:id/text/:page', 'routes/reading/text.tsx'),
  route('library/books/:id/pages/:page/picture', 'routes/reading/page-picture.ts'),

  route('library/books/:id/positions', 'routes/reading/positions.tsx'),
  route('library/books/:id/positions/marks', 'routes/reading/marks.ts'),
  route('library/books/:id/sittings', 'routes/reading/sittings.tsx'),
  route('quiet', 'routes/reading/quiet.tsx'),
  route('library/import', 'routes/library/imports.tsx'),
  route('library/import/:id', 'routes/library/import.tsx'),
  route('library/import/:id/report.csv', 'routes/library/import-report.ts'),
  route('library/import/:id/undo', 'routes/library/import-undo.tsx'),
  route('library/export', 'routes/library/export.tsx'),
  route('library/export/books.csv', 'routes/library/export-books.ts'),
  route('library/export/library.json', 'routes/library/export-all.ts'),
  // Words
  route('library/look-up', 'routes/reading/look-up.tsx'),
  route('library/look-up/:part', 'routes/reading/look-up-part.ts'),
  route('library/words', 'routes/reading/words.tsx'),
  route('library/words/states', 'routes/reading/word-states.ts'),
  route('library/words/words.csv', 'routes/reading/words-csv.ts'),
  route('library/words/words.txt', 'routes/reading/words-anki.ts'),
  route('library/words/:wordId', 'routes/reading/word.tsx'),
  route('library/words/:wordId/removal', 'routes/reading/word-removal.tsx'),
  route('library/words/:wordId/restoration', 'routes/reading/word-restoration.ts'),
  route('library/books/:id/pages/:page/words', 'routes/reading/words-on-page.ts'),
  route('library/trash', 'routes/library/trash.tsx'),
  route('library/trash/emptying', 'routes/library/trash-emptying.tsx'),

  // The reading room: notes
  route('library/notes', 'routes/reading/all-notes.tsx'),
  ...(['md', 'json', 'csv'] as const).map((type) => route(`library/notes/notes.${type}`, 'routes/reading/notes-file.ts', { id: `all-notes-${type}` })),
  route('library/books/:id/notes', 'routes/reading/book-notes.tsx'),
  ...(['md', 'json', 'csv'] as const).map((type) => route(`library/books/:id/notes/notes.${type}`, 'routes/reading/notes-file.ts', { id: `book-notes-${type}` })),
  route('library/books/:id/pdf/copy', 'routes/reading/notes-copy.tsx'),
  route('library/books/:id/notes/takeover', 'routes/reading/notes-takeover.ts'),
  route('library/books/:id/notes/marks', 'routes/reading/note-marks.ts'),
  route('library/books/:id/notes/:noteId', 'routes/reading/note.tsx'),
  route('library/books/:id/notes/:noteId/removal', 'routes/reading/note-removal.tsx'),
  route('library/books/:id/notes/:noteId/restoration', 'routes/reading/note-restoration.tsx'),

  // Statistics
  route('library/statistics', 'routes/statistics/overview.tsx'),
  route('library/statistics/days', 'routes/statistics/days.tsx'),
  route('library/statistics/days.csv', 'routes/statistics/days-csv.ts'),
  route('library/statistics/taste', 'routes/statistics/taste.tsx'),
  route('library/statistics/taste.csv', 'routes/statistics/taste-csv.ts'),
  route('library/statistics/speed', 'routes/statistics/speed.tsx'),
  route('library/years', 'routes/statistics/years.tsx'),
  route('library/years/:year', 'routes/statistics/year.tsx'),
  route('library/years/:year/picture.png', 'routes/statistics/year-picture.ts'),

  // Titles
  route('titles', 'routes/titles/front.tsx'),
  ...(['films', 'series', 'anime', 'games'] as const).map((type) => route(`titles/${type}`, 'routes/titles/list.tsx', { id: `titles-${type}` })),
  route('titles/new', 'routes/titles/new-title.tsx'),
  route('titles/search', 'routes/titles/find-title.tsx'),
  route('titles/search/covers/:cover', 'routes/titles/found-cover.ts'),
  ...below('titles', 'routes/titles', {
    import: 'imports.tsx', 'import/:id': 'import.tsx', 'import/:id/report.csv': 'import-report.ts', 'import/:id/undo': 'import-undo.tsx',
    export: 'export.tsx', 'export/films.csv': 'export-films.ts', 'export/anime.xml': 'export-anime.ts', 'export/titles.json': 'export-all.ts',
  }),
  ...below('titles/:id', 'routes/titles', {
    '': 'title.tsx', edit: 'edit-title.tsx', removal: 'title-removal.tsx', merge: 'title-merge.tsx', cover: 'title-cover.tsx', 'cover/removal': 'title-cover-removal.tsx', 'cover/restoration/:fileId': 'title-cover-restoration.ts',
    versions: 'versions.tsx', 'versions/:number': 'version.tsx', 'versions/:number/restoration': 'version-restoration.tsx',
    walk: 'walk.tsx', 'walk/state': 'walk-state.tsx', 'walk/replays': 'replays.tsx', 'walk/history': 'walk-history.tsx', 'walk/removal': 'walk-removal.tsx', 'walk/restoration': 'walk-restoration.ts', walks: 'walks.tsx',
    review: 'review.tsx', 'review/removal': 'review-removal.tsx', 'review/restoration': 'review-restoration.ts', reviews: 'reviews.tsx',
  }),

  // Goals
  route('goals', 'routes/goals/goals.tsx'),
  route('goals/history', 'routes/goals/past-goals.tsx'),
  route('goals/new', 'routes/goals/new-goal.tsx'),
  route('goals/new/filter', 'routes/goals/goal-filter.tsx'),
  route('goals/:goalId', 'routes/goals/goal.tsx'),
  route('goals/:goalId/edit', 'routes/goals/edit-goal.tsx'),
  route('goals/:goalId/archive', 'routes/goals/goal-archive.ts'),
  route('goals/:goalId/revival', 'routes/goals/goal-revival.ts'),
  route('goals/:goalId/removal', 'routes/goals/goal-removal.tsx'),
  route('goals/:goalId/restoration', 'routes/goals/goal-restoration.ts'),

  // The API (app/server/api.server.ts answers it before any page) and its page
  route('api/v1/docs', 'routes/api/docs.tsx'),

  // The owner's house
  route('admin/audit/journal.csv', 'routes/admin/audit-file.ts'),
  route('admin', 'routes/admin/layout.tsx', [
    index('routes/admin/overview.tsx'),
    route('people', 'routes/admin/people.tsx'),
    route('people/deactivation', 'routes/admin/people-deactivation.tsx'),
    route('people/sessions', 'routes/admin/people-sessions.tsx'),
    route('people/:id', 'routes/admin/person.tsx'),
    route('people/:id/role', 'routes/admin/person-role.tsx'),
    route('people/:id/sessions', 'routes/admin/person-sessions.tsx'),
    route('people/:id/second-factor', 'routes/admin/person-second-factor.tsx'),
    route('people/:id/deactivation', 'routes/admin/person-deactivation.tsx'),
    route('people/:id/reactivation', 'routes/admin/person-reactivation.tsx'),
    route('invitations', 'routes/admin/invitations.tsx'),
    route('invitations/:id', 'routes/admin/invitation.tsx'),
    route('invitations/:id/revocation', 'routes/admin/invitation-revocation.tsx'),
    route('mail', 'routes/admin/mail.tsx'),
    route('mail/:id', 'routes/admin/message.tsx'),
    route('audit', 'routes/admin/audit.tsx'),
    route('dictionaries', 'routes/reading/dictionaries.tsx'),
    route('dictionaries/:id/removal', 'routes/reading/dictionary-removal.tsx'),
    route('jobs', 'routes/admin/jobs.tsx'),
    route('jobs/:id/retry', 'routes/admin/job-retry.tsx'),
    route('jobs/:id/discard', 'routes/admin/job-discard.tsx'),
    route('health', 'routes/admin/health.tsx'),
    route('settings', 'routes/admin/house-settings.tsx'),
    route('settings/logo', 'routes/admin/house-logo.tsx'),
    route('settings/logo/removal', 'routes/admin/house-logo-removal.tsx'),
  ]),

  // Files
  route('files/:id', 'routes/files/file.ts'),
  route('files/:id/:width', 'routes/files/picture.ts'),

  // Everything else is not here
  route('*', 'routes/site/not-found.tsx'),
] satisfies RouteConfig;
