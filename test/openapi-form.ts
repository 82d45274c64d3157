/** The form of an OpenAPI 3.1 document, as far as ours uses it: what is not named here must not be in it. */
const text = { type: 'string' };
const strict = (properties: object, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
/** Any schema: whether it is one by JSON Schema is asked apart. */
const schema = { type: ['object', 'boolean'] };
const content = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[a-z]+/[a-z+-]+$' },
  additionalProperties: strict({ schema }, ['schema']),
};
const parameter = strict(
  {
    name: text,
    in: { enum: ['path', 'query', 'header', 'cookie'] },
    required: { type: 'boolean' },
    description: text,
    schema,
  },
  ['name', 'in', 'schema'],
);
/** What stands in the path is always there. */
const always = { required: { const: true } };
const operation = strict(
  {
    operationId: { type: 'string', pattern: '^\\w+$' },
    summary: text,
    security: { type: 'array' },
    parameters: {
      type: 'array',
      uniqueItems: true,
      items: {
        allOf: [
          parameter,
          {
            anyOf: [{ properties: { in: { not: { const: 'path' } } } }, { properties: always, required: ['required'] }],
          },
        ],
      },
    },
    requestBody: strict({ required: { type: 'boolean' }, content }, ['content']),
    responses: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: '^[1-5][0-9]{2}$' },
      additionalProperties: strict({ description: text, content }, ['description']),
    },
  },
  ['operationId', 'summary', 'responses'],
);

export const oas31 = strict(
  {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: strict({ title: text, version: text, description: text, license: strict({ name: text }, ['name']) }, [
      'title',
      'version',
    ]),
    servers: { type: 'array', items: strict({ url: text }, ['url']) },
    security: { type: 'array', items: { type: 'object', additionalProperties: { type: 'array' } } },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        minProperties: 1,
        propertyNames: { enum: ['get', 'put', 'post', 'delete', 'patch'] },
        additionalProperties: operation,
      },
    },
    components: strict({
      schemas: { type: 'object', propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' }, additionalProperties: schema },
      securitySchemes: { type: 'object', additionalProperties: strict({ type: text, in: text, name: text }, ['type']) },
    }),
  },
  ['openapi', 'info', 'paths'],
);
