import { z } from '@hono/zod-openapi';
import type { AppDefinition } from './app-definition.ts';

/** Shape of `GET …/registration`. Its values are strings because the registration form of 源内 takes them so. */
export const registrationSchema: z.ZodType = z.strictObject({
  exAppName: z.string().describe('Name.'),
  endpoint: z.string().describe('Path of the endpoint; 源内 wants it with https:// and the public host in front.').openapi({ example: '/apps/lawsy/invoke' }),
  description: z.string().describe('Short; about 30 characters are shown.'),
  howToUse: z.string().describe('Markdown.'),
  placeholder: z.string().describe('The form, as a JSON string.'),
  config: z.string().describe('Settings, as a JSON string.').openapi({ example: '{"max_payload_size":"6MB"}' }),
  copyable: z.boolean().describe('Whether other teams may copy the app.'),
  status: z.string().describe('`draft` until someone publishes it.').openapi({ example: 'draft' }),
}).openapi('Registration');

/** What to enter in 源内 to register an app; ready to paste, but for the host and the key. */
export function describeRegistration(app: AppDefinition): Readonly<Record<string, string | boolean>> {
  return {
    exAppName: app.name,
    endpoint: `/apps/${app.path}/invoke`,
    description: app.description,
    howToUse: app.howToUse,
    placeholder: JSON.stringify(app.placeholder),
    config: JSON.stringify({ max_payload_size: '6MB' }),
    copyable: false,
    status: 'draft',
  };
}
