/**
 * Imported before anything else by what people run: React and others ask the variable itself, while they load, which of
 * their builds they are, and without it they are the slow ones for development.
 */
process.env.NODE_ENV ||= 'production';
