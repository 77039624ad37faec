import { withQuery } from '#app/platform/http/with-query.ts';

/** Everybody comes home by themselves. */
const unlessHome = (redirectTo: string | undefined) => (redirectTo === '/' ? undefined : redirectTo);

/** Addresses of the accounts' pages; no other file spells them. */
export const accountPaths = {
  /** With `invitation`, the secret of one, what its link opens. */
  register: (redirectTo?: string, invitation?: string | null) => withQuery('/register', { invitation, redirectTo: unlessHome(redirectTo) }),
  /** For someone whose e-mail is proven and whose name was taken meanwhile. */
  chooseUsername: () => '/register/username',
  /** `invitation`: its secret, for who came by one and may go back to registration. */
  signIn: (redirectTo?: string, invitation?: string | null) => withQuery('/sign-in', { invitation, redirectTo: unlessHome(redirectTo) }),
  signInCode: () => '/sign-in/code',
  /** What the mail's button opens. */
  signInLink: (secret: string) => `/sign-in/code?link=${secret}`,
  signOut: () => '/sign-out',
  /** Carries what `signIn` carries: whoever remembers goes back there. */
  forgotten: (redirectTo?: string, invitation?: string | null) => withQuery('/forgotten', { invitation, redirectTo: unlessHome(redirectTo) }),
  forgottenCode: () => '/forgotten/code',
  forgottenLink: (secret: string) => `/forgotten/code?link=${secret}`,
  /** For the browser that answered its letter, or took an old address back. */
  choosePassword: () => '/forgotten/password',
  /** What the letter to the old address opens. */
  emailReturn: (secret: string) => `/email-return?link=${secret}`,
  settings: () => '/settings',
  /** Asks who sits here once more, then goes on to `redirectTo`. */
  freshProof: (redirectTo: string) => `/settings/proof?redirectTo=${encodeURIComponent(redirectTo)}`,
  freshProofCode: () => '/settings/proof/code',
  freshProofLink: (secret: string) => `/settings/proof/code?link=${secret}`,
  /** After a right password, for those who have a second factor. */
  secondFactor: () => '/sign-in/second-factor',
  secondFactorLink: (secret: string) => `/sign-in/second-factor?link=${secret}`,
  email: () => '/settings/email',
  emailCode: () => '/settings/email/code',
  emailLink: (secret: string) => `/settings/email/code?link=${secret}`,
  sessions: () => '/settings/sessions',
  profileSettings: () => '/settings/profile',
  profilePicture: (place: 'avatar' | 'banner') => `/settings/profile/pictures/${place}`,
  profilePictureRemoval: (place: 'avatar' | 'banner') => `/settings/profile/pictures/${place}/removal`,
  usernameSettings: () => '/settings/profile/username',
  nameSuggestions: () => '/settings/profile/name-suggestions',
  signInSettings: () => '/settings/sign-in',
  secondFactorSettings: () => '/settings/sign-in/second-factor',
  authenticator: () => '/settings/sign-in/authenticator',
  recoveryCodes: () => '/settings/sign-in/recovery-codes',
  recoveryCodesFile: () => '/settings/sign-in/recovery-codes/file',
  password: () => '/settings/password',
  languageSettings: () => '/settings/language',
  notificationSettings: () => '/settings/notifications',
  telegramSettings: () => '/settings/telegram',
  telegramUnlinking: () => '/settings/telegram/unlinking',
  telegramReminder: () => '/settings/telegram/reminder',
  silence: () => '/settings/notifications/none',
  privacySettings: () => '/settings/privacy',
  tokens: () => '/settings/tokens',
  dataSettings: () => '/settings/data',
  dataExports: () => '/settings/data/exports',
  dataExportFile: (id: string) => `/settings/data/exports/${id}`,
  deactivation: () => '/settings/data/deactivation',
  deletion: () => '/settings/data/deletion',
  deletionCancellation: () => '/settings/data/deletion/cancellation',
  preferences: () => '/preferences',
  person: (username: string) => `/people/${encodeURIComponent(username)}`,
  /** One's own page as others get it. */
  personAs: (username: string, onlooker: 'visitor' | 'member') => `/people/${encodeURIComponent(username)}?as=${onlooker}`,
};

type Query = Record<string, string | null | undefined>;

/** The owner's house. */
export const adminPaths = {
  overview: () => '/admin',
  people: (query: Query = {}) => withQuery('/admin/people', query),
  /** What is done to everybody ticked in the list (`person=…&person=…`). */
  peopleDeactivation: () => '/admin/people/deactivation',
  peopleSessions: () => '/admin/people/sessions',
  person: (id: string) => `/admin/people/${id}`,
  personRole: (id: string) => `/admin/people/${id}/role`,
  personDeactivation: (id: string) => `/admin/people/${id}/deactivation`,
  personReactivation: (id: string) => `/admin/people/${id}/reactivation`,
  personSessions: (id: string) => `/admin/people/${id}/sessions`,
  personSecondFactor: (id: string) => `/admin/people/${id}/second-factor`,
  dictionaries: () => '/admin/dictionaries',
  invitations: (query = '') => `/admin/invitations${query}`,
  invitation: (id: string) => `/admin/invitations/${id}`,
  invitationRevocation: (id: string) => `/admin/invitations/${id}/revocation`,
  jobs: () => '/admin/jobs',
  mail: (query: Query = {}) => withQuery('/admin/mail', query),
  message: (id: string) => `/admin/mail/${id}`,
  audit: (query: Query = {}) => withQuery('/admin/audit', query),
  auditFile: (query: Query = {}) => withQuery('/admin/audit/journal.csv', query),
  settings: () => '/admin/settings',
  logo: () => '/admin/settings/logo',
  logoRemoval: () => '/admin/settings/logo/removal',
  health: () => '/admin/health',
};
