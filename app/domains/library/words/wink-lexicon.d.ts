declare module 'wink-lexicon/src/*.js' {
  const baseByForm: Record<string, string>;
  export default baseByForm;
}
