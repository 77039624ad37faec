/** Addresses of the accounts' pages; no other file spells them. */
export const accountPaths = {
  register: () => '/register',
  /** For someone whose e-mail is proven and whose name was taken meanwhile. */
  chooseUsername: () => '/register/username',
  signIn: (redirectTo?: string) => (redirectTo ? `/sign-in?redirectTo=${encodeURIComponent(redirectTo)}` : '/sign-in'),
  signInCode: () => '/sign-in/code',
  /** What the mail's button opens. */
  signInLink: (secret: string) => `/sign-in/code?link=${secret}`,
  signOut: () => '/sign-out',
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
  usernameSettings: () => '/settings/profile/username',
  nameSuggestions: () => '/settings/profile/name-suggestions',
  signInSettings: () => '/settings/sign-in',
  password: () => '/settings/password',
  languageSettings: () => '/settings/language',
  notificationSettings: () => '/settings/notifications',
  silence: () => '/settings/notifications/none',
  privacySettings: () => '/settings/privacy',
  dataSettings: () => '/settings/data',
  dataExports: () => '/settings/data/exports',
  dataExportFile: (id: string) => `/settings/data/exports/${id}/kruzhok.zip`,
  deactivation: () => '/settings/data/deactivation',
  deletion: () => '/settings/data/deletion',
  deletionCancellation: () => '/settings/data/deletion/cancellation',
  preferences: () => '/preferences',
  person: (username: string) => `/people/${encodeURIComponent(username)}`,
  /** One's own page as others get it. */
  personAs: (username: string, onlooker: 'visitor' | 'member') => `/people/${encodeURIComponent(username)}?as=${onlooker}`,
};

/** The owner's house. */
export const adminPaths = {
  overview: () => '/admin',
  people: () => '/admin/people',
  invitations: () => '/admin/invitations',
  jobs: () => '/admin/jobs',
  mail: () => '/admin/mail',
  audit: () => '/admin/audit',
  settings: () => '/admin/settings',
  health: () => '/admin/health',
};
