/** Everything of the API is below this. */
export const apiRoot = '/api/v1/';

export const apiDocs = `${apiRoot}docs`;
export const apiDocument = `${apiRoot}openapi.json`;
